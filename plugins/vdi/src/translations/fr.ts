export default {
  'page.title': 'Postes de travail',
  'page.subtitle': 'Vos bureaux dans le cloud',
};
