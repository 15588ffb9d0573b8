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

export const organizations = [
  { id: 'org-acme', name: 'Acme Books', description: 'Publishes books' },
  { id: 'org-globex', name: '环球出版社', description: '出版与发行' },
  { id: 'org-initech', name: 'Initech', description: null },
];

const created = Date.UTC(2026, 0, 5, 9, 30);

export const people = [
  {
    id: 'alice0000001',
    username: 'alice',
    password: 'alice-password',
    purpose: 'reads and writes the API; admin of Acme Books, member of 环球出版社',
    name: 'Alice Adams',
    email: 'alice@example.com',
    phone: '8613800000001',
    profile: { givenName: 'Alice', familyName: 'Adams', preferredUsername: 'alice' },
    roles: ['editor'],
    memberships: { 'org-acme': ['admin'], 'org-globex': ['member'] },
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
].map((person) => ({ createdAt: created, updatedAt: created, ...person }));
