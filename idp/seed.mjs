/** What a fresh provider knows. For development only: the passwords are printed on the sign-in page. */

export const api = 'https://api.example.com';
export const files = 'https://files.example.com';

export const apiResources = [
  { indicator: api, name: 'Bookstore', scopes: ['read', 'write'] },
  { indicator: files, name: 'Files', scopes: ['files:read'] },
];

export const roles = {
  editor: { [api]: ['read', 'write'], [files]: ['files:read'] },
  reader: { [api]: ['read'] },
};

export const organizationRoles = {
  admin: { permissions: ['read:documents', 'write:documents', 'manage:members'], resources: { [api]: ['read', 'write'] } },
  member: { permissions: ['read:documents'], resources: { [api]: ['read'] } },
};

const branches = Array.from({ length: 300 }, (_, at) => {
  const number = String(at + 1).padStart(3, '0');
  return { id: `org-branch-${number}`, name: `Branch ${number}`, description: at % 3 === 0 ? null : `Bookshop number ${at + 1}` };
});

export const organizations = [
  { id: 'org-acme', name: 'Acme Books', description: 'Publishes books' },
  { id: 'org-globex', name: '环球出版社', description: '出版与发行' },
  { id: 'org-initech', name: 'Initech', description: null },
  { id: 'org-vault', name: 'Vault Archive', description: 'Members need a second factor', isMfaRequired: true },
  { id: 'org-long', name: 'Gesellschaft zur Förderung des Buchhandels und der Donaudampfschifffahrtsgeschichte e. V.', description: 'A very long name' },
  { id: 'org-nashr', name: 'دار النشر العربية', description: 'نشر وتوزيع' },
  ...branches,
];

const created = Date.UTC(2026, 0, 5, 9, 30);

export const people = [
  {
    id: 'alice0000001',
    username: 'alice',
    password: 'alice-password',
    purpose: 'reads and writes the API; admin of Acme Books, member of 环球出版社 and, without the second factor it wants, of Vault Archive',
    name: 'Alice Adams',
    email: 'alice@example.com',
    phone: '8613800000001',
    profile: { givenName: 'Alice', familyName: 'Adams', preferredUsername: 'alice' },
    roles: ['editor'],
    memberships: { 'org-acme': ['admin'], 'org-globex': ['member'], 'org-vault': ['member'] },
    customData: { theme: 'dark' },
  },
  {
    id: 'bob000000002',
    username: 'bob',
    password: 'bob-password',
    purpose: 'only reads the API; member of Acme Books',
    name: 'Bob Brown',
    email: 'bob@example.com',
    roles: ['reader'],
    memberships: { 'org-acme': ['member'] },
  },
  {
    id: 'carol0000003',
    username: 'carol',
    password: 'carol-password',
    purpose: 'linked to WeCom member chenxiaoli; no roles, no organization',
    name: '陈晓丽',
    email: 'carol@example.com',
    identities: { wecom: { userId: 'chenxiaoli', details: { id: 'chenxiaoli', name: '陈晓丽' } } },
  },
  {
    id: 'kenji0000004',
    username: 'kenji',
    password: 'kenji-password',
    purpose: 'no e-mail address, no picture; only reads the API',
    name: '佐藤 健二',
    roles: ['reader'],
  },
  {
    id: 'denied000005',
    username: 'denied',
    password: 'denied-password',
    purpose: 'may not use the application (access denied)',
    name: 'Dana Denied',
    email: 'denied@example.com',
    denied: true,
  },
  {
    id: 'suspended006',
    username: 'suspended',
    password: 'suspended-password',
    purpose: 'suspended account',
    name: 'Sam Suspended',
    email: 'suspended@example.com',
    suspended: true,
  },
  {
    id: 'mina00000007',
    username: 'mina',
    password: 'mina-password',
    purpose: 'has a second factor (not asked for here); member of Vault Archive, which wants one',
    name: 'Mina Novak',
    email: 'mina@example.com',
    roles: ['reader'],
    memberships: { 'org-vault': ['admin'], 'org-acme': ['member'] },
    mfa: [
      { id: 'mina-totp-factor-0001', createdAt: new Date(created).toISOString(), type: 'Totp' },
      { id: 'mina-backup-codes-001', createdAt: new Date(created).toISOString(), type: 'BackupCode', remainCodes: 9 },
    ],
  },
  {
    id: 'olivia000008',
    username: 'olivia',
    password: 'olivia-password',
    purpose: 'member of hundreds of organizations, some with long and right-to-left names',
    name: 'Olivia Ortiz-Hernández de la Fuente y Villanueva',
    email: 'olivia@example.com',
    roles: ['reader'],
    memberships: Object.fromEntries(
      ['org-long', 'org-nashr', ...branches.map(({ id }) => id)].map((id, at) => [id, at % 10 === 0 ? ['admin', 'member'] : ['member']]),
    ),
  },
  {
    id: 'liuyang00009',
    purpose: 'signs in through WeCom only: no username, no password, no e-mail address, no telephone',
    name: '刘洋',
    roles: ['reader'],
    memberships: { 'org-globex': ['member'] },
    identities: { wecom: { userId: 'liuyang', details: { id: 'liuyang', name: '刘洋', rawData: { userid: 'liuyang', department: [1], position: '校对' } } } },
  },
].map((person) => ({ createdAt: created, updatedAt: created, ...person }));
