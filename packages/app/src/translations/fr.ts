export default {
  'nav.home': 'Accueil',
  'nav.workstations': 'Postes de travail',
  'nav.catalog': 'Catalogue',
  'nav.create': 'Créer',
  'nav.notifications': 'Notifications',
  'nav.menu': 'Menu',
  'nav.search': 'Rechercher',
  'nav.settings': 'Paramètres',
  'signIn.title': 'Qui voulez-vous être ?',
  'signIn.about':
    'Cette démo montre des bureaux dans le cloud que les développeurs ouvrent eux-mêmes depuis leur portail Backstage.',
  'signIn.hint':
    'Choisissez une personne pour voir par ses yeux. Ni mot de passe ni compte AWS : les machines et la passerelle sont simulées sur cet ordinateur.',
  'signIn.people': 'Personnes de la démo',
  'signIn.nobody':
    'Personne ne peut encore se connecter : ajoutez des personnes sous auth.providers.demo.development.people dans app-config.yaml.',
  'signIn.roles.developer': 'développement, équipe {{team}}',
  'signIn.roles.developerWithoutTeam': 'développement',
  'signIn.roles.administrator': 'administration',
  'signIn.does.developer': 'Demande un poste de travail et s’y connecte',
  'signIn.does.administrator':
    'Gère le parc et voit les postes de tout le monde',
  'signIn.signingIn': 'Connexion en tant que {{name}} …',
  'signIn.failed': 'Vous n’êtes pas connecté en tant que {{name}}',
  'signIn.failedHint':
    'Si le portail vient de démarrer, ses personnes peuvent mettre quelques secondes à apparaître.',
  'signIn.retry': 'Réessayer',
  'signIn.other': 'Choisir quelqu’un d’autre',
  'home.greeting': 'Bonjour, {{name}}',
  'home.subtitle': 'Vos bureaux et à quoi ils servent',
  'firstSteps.title': 'À essayer',
  'firstSteps.create':
    'Demandez un **poste de travail** et regardez-le se préparer.',
  'firstSteps.connect':
    '**Connectez-vous** dans le navigateur : la passerelle simulée montre sous quelle identité elle vous laisse entrer.',
  'firstSteps.entity':
    'Ouvrez-en un pour un composant, par exemple [Payments API](/catalog/default/component/payments-api/workstations).',
  'firstSteps.image':
    'Créez une [image de poste](/create/templates/default/new-workstation-image) avec ce qu’il faut à votre équipe : elle est construite, puis essayée ; démarrez ensuite un poste à partir d’elle.',
  'firstSteps.stranger':
    'Déconnectez-vous sous [Paramètres](/settings), revenez sous une autre identité : vos postes sont hors de portée.',
  'firstSteps.fleet':
    'Sous l’identité de Mei, l’administratrice, voyez-les tous.',
};
