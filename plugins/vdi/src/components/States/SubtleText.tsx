import Typography, { type TypographyProps } from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';

// The theme's secondary text color has too little contrast on the page's background.
const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: { color: theme.palette.textSubtle },
}));

/** Text of less weight. */
export function SubtleText({
  className = '',
  ...props
}: TypographyProps & { component?: React.ElementType }) {
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      {...props}
      className={`${classes.root} ${className}`}
    />
  );
}
