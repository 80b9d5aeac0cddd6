/** Les textes du formulaire des images ; les espaces devant la ponctuation sont insécables. */
export const imageFormFrench = {
  'imageForm.heading': 'Réglages',
  'imageForm.title': 'Réglages de « {{name}} »',
  'imageForm.intro':
    'Ils valent pour la prochaine construction ; les images existantes ne changent pas. Si le projet a un dépôt Git, changez-les aussi là-bas.',
  'imageForm.back': 'Retour à l’image',
  'imageForm.loading': 'Chargement des choix possibles…',
  'imageForm.content': 'Ce qu’elle contient',
  'imageForm.offer': 'Comment elle est proposée et construite',
  'imageForm.description': 'Description',
  'imageForm.withGpu': 'avec un pilote graphique',
  'imageForm.isProject': 'un projet d’image',
  'imageForm.imageOf': 'image : {{time}}',
  'imageForm.baseGone':
    'Rien ne peut plus être construit dessus ; choisissez une autre base.',
  'imageForm.ami': 'AMI (facultatif)',
  'imageForm.amiHelp':
    'Pour partir de cette AMI plutôt que de la dernière image de la base ; elle est ensuite préparée comme la base.',
  'imageForm.tools': 'Outils',
  'imageForm.noTools': 'Aucun jeu d’outils n’est proposé.',
  'imageForm.toolNeedsGpu': 'Demande une base avec un pilote graphique',
  'imageForm.toolOther': 'Pas pour {{platform}}',
  'imageForm.packages': 'Paquets',
  'imageForm.packagesHelp_one':
    'Leurs noms pour le gestionnaire de paquets, séparés par des espaces ou des lignes ; {{count}} pour l’instant',
  'imageForm.packagesHelp_other':
    'Leurs noms pour le gestionnaire de paquets, séparés par des espaces ou des lignes ; {{count}} pour l’instant',
  'imageForm.script': 'Script d’installation',
  'imageForm.bashHelp':
    'En Bash, exécuté par root après les outils et les paquets. Pas de secrets dedans.',
  'imageForm.powerShellHelp':
    'En PowerShell, exécuté par l’administrateur après les outils. Pas de secrets dedans.',
  'imageForm.components': 'Composants propres',
  'imageForm.componentsHelp':
    'Documents de composants d’EC2 Image Builder en YAML, appliqués en dernier, dans cet ordre.',
  'imageForm.component': 'composant {{place}}',
  'imageForm.componentName': 'Nom du composant {{place}}',
  'imageForm.componentDocument': 'Document du composant {{place}}',
  'imageForm.addComponent': 'Ajouter un composant',
  'imageForm.disk': 'Disque',
  'imageForm.diskGiB': 'Disque en Gio',
  'imageForm.diskHelp': 'Vide pour celui de la base',
  'imageForm.diskOfBase': 'Vide pour celui de la base, {{size}} Gio',
  'imageForm.typesHelp': 'Le premier dont EC2 dispose est pris.',
  'imageForm.noPrice': 'prix inconnu',
  'imageForm.choice': 'choix {{place}}',
  'imageForm.schedule': 'Constructions automatiques',
  'imageForm.rhythm': 'Fréquence',
  'imageForm.rhythms.never': 'Seulement sur demande',
  'imageForm.rhythms.daily': 'Chaque jour',
  'imageForm.rhythms.weekly': 'Chaque semaine',
  'imageForm.rhythms.monthly': 'Chaque mois, le premier',
  'imageForm.rhythms.custom': 'Comme écrit ci-dessous',
  'imageForm.day': 'Jour',
  'imageForm.time': 'À',
  'imageForm.cron': 'Calendrier',
  'imageForm.cronHelp':
    'Minute, heure, jour du mois, mois, jour de la semaine et année, par exemple 0 2 ? * SUN *',
  'imageForm.onlyWhenChanged': 'Seulement si quelque chose a changé',
  'imageForm.onlyWhenChangedHelp':
    'Une construction ne commence que s’il y a une base ou un composant plus récent ; sinon rien n’est dépensé.',
  'imageForm.promotion': 'Quand une construction a réussi son essai',
  'imageForm.promotions.automatic': 'Elle devient la version par défaut',
  'imageForm.promotions.approval': 'Quelqu’un l’approuve d’abord',
  'imageForm.promotions.pinned': 'Rien tant que personne ne la choisit',
  'imageForm.promotionHelp.automatic':
    'Les postes prêts d’avance sont remplacés, chacun la reçoit aussitôt.',
  'imageForm.promotionHelp.approval':
    'Le groupe propriétaire apprend qu’elle attend.',
  'imageForm.promotionHelp.pinned': 'Personne n’est prévenu.',
  'imageForm.keep': 'Images à garder',
  'imageForm.keepHelp': 'En plus de celles en service ; 5 si vide',
  'imageForm.check': 'Vérifier',
  'imageForm.fits':
    'Le portail n’a rien trouvé à redire. Rien n’est encore enregistré.',
  'imageForm.saved':
    '« {{name}} » est enregistré ; la prochaine construction en tient compte',
  'imageForm.failed': 'Les réglages n’ont pas été acceptés.',
  'imageForm.problem.name': 'Donnez-lui un nom de 100 caractères au plus.',
  'imageForm.problem.ami': 'Une AMI ressemble à ami-0123456789abcdef0.',
  'imageForm.problem.package':
    'Un nom de paquet n’a que des lettres, des chiffres et . + _ : = ~ -, 100 au plus.',
  'imageForm.problem.packages': '200 paquets au plus.',
  'imageForm.problem.windows':
    'Windows n’a pas de paquets de ce genre ; retirez-les.',
  'imageForm.problem.script': '20 000 caractères au plus.',
  'imageForm.problem.component':
    'Il lui faut un document de 64 Ko au plus et un nom à lui : une minuscule, puis des minuscules, chiffres et traits d’union, 40 au plus.',
  'imageForm.problem.disk': 'Un nombre entier de 20 à 16 384, ou rien.',
  'imageForm.problem.types': 'Ajoutez au moins un type d’instance.',
  'imageForm.problem.timeZone': 'Ce fuseau horaire n’existe pas.',
  'imageForm.problem.time': 'Une heure de 00:00 à 23:59.',
  'imageForm.problem.cron':
    'Six champs séparés par des espaces, par exemple 0 2 ? * SUN *.',
  'imageForm.problem.keep': 'Un nombre entier de 2 à 100, ou rien.',
  'imagePicker.loadingBases': 'Chargement des bases…',
  'imagePicker.loadingTypes': 'Chargement des types d’instance…',
  'imagePicker.loadingTools': 'Chargement des outils…',
  'imagePicker.noBases':
    'Il n’y a pas de base sur laquelle construire. Demandez-en une à qui gère ce portail.',
  'imagePicker.baseFirst': 'Choisissez d’abord une base.',
  'imagePicker.noTypes': 'Cette base ne propose aucun type d’instance.',
} as const;
