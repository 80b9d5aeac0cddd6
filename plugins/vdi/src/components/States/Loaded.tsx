import type { ReactNode } from 'react';
import { LinkButton } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/FindInPage';
import { errorKind } from '../../errors';
import type { LiveQuery } from '../../hooks';
import { EmptyState } from './EmptyState';
import { Loading } from './Loading';
import { LoadProblem } from './LoadProblem';
import { StaleNotice } from './StaleNotice';

interface LoadedProps<T> {
  query: LiveQuery<T>;
  /** What is being loaded */
  loading: string;
  /** Lines that stand for it until it is there */
  count: number;
  /** What is said where there is no such thing, and the way from there */
  missing?: { title: string; text: string; to: string; link: string };
  children: (value: T) => ReactNode;
}

/** Something that is loaded, or why it is not there (yet). */
export function Loaded<T>(props: LoadedProps<T>) {
  const { query, loading, count, missing, children } = props;
  const { value, error } = query;
  if (missing && error && errorKind(error) === 'notFound') {
    const { title, text, to, link } = missing;
    return (
      <EmptyState icon={SearchIcon} text={text} title={title}>
        <LinkButton color="primary" to={to} variant="outlined">
          {link}
        </LinkButton>
      </EmptyState>
    );
  }
  if (value === undefined) {
    return query.loading ? (
      <Loading count={count} text={loading} />
    ) : (
      <LoadProblem query={query} />
    );
  }
  return (
    <>
      <StaleNotice query={query} />
      {children(value)}
    </>
  );
}
