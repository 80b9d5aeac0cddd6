import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveQuery } from '../../hooks';
import { Loaded } from './Loaded';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

interface LoadedPageProps<T> {
  /** Name of the page; the tabs show it to those who see */
  title: string;
  query: LiveQuery<T>;
  /** What is being loaded */
  loading: string;
  /** Lines that stand for it until it is there */
  count: number;
  children: (value: T) => ReactNode;
}

/** A page that shows one answer, part below part. */
export function LoadedPage<T>({ title, ...loaded }: LoadedPageProps<T>) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h2>{title}</h2>
      </VisuallyHidden>
      <Loaded {...loaded} />
    </div>
  );
}
