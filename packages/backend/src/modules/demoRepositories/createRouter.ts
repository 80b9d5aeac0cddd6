import { Router, type Response } from 'express';
import type { RepositoryFolder } from './RepositoryFolder';

/** `/<name>` lists the files of a repository, `/<name>/<path>` is one of them. */
export function createRouter(repositories: RepositoryFolder): Router {
  const router = Router();
  router.get('/:name', (req, res, next) => {
    const { name } = req.params;
    repositories
      .list(name)
      .then(files => send(res, 'html', pageOf(name, files)))
      .catch(next);
  });
  router.get('/:name/*', (req, res, next) => {
    const { name, 0: path } = req.params as Record<string, string>;
    repositories
      .read(name, path)
      .then(content => send(res, 'text', content.toString('utf8')))
      .catch(next);
  });
  return router;
}

/** What is published runs nowhere: files are shown as text, and the list is free of scripts. */
function send(res: Response, type: 'html' | 'text', content: string) {
  res
    .set('Content-Security-Policy', "default-src 'none'")
    .set('X-Content-Type-Options', 'nosniff')
    .type(type)
    .send(content);
}

function pageOf(name: string, files: string[]): string {
  const lines = files.map(file => {
    const href = file.split('/').map(encodeURIComponent).join('/');
    return `<li><a href="./${name}/${href}">${escaped(file)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<title>${name}</title>
<h1>${name}</h1>
<p>A folder of the demo; a real portal has a Git repository here.</p>
<ul>
${lines.join('\n')}
</ul>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
