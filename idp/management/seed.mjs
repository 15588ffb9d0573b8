/** The Management API of this provider and the programs that may, or may not, use it. */

export const managementApi = { indicator: 'https://default.logto.app/api', name: 'Logto Management API', scopes: ['all'] };

const machine = { type: 'MachineToMachine' };

export const managementApps = [
  { ...machine, id: 'leptos-logto-m2m', name: 'Set-up', secret: 'm2m-development-secret', managesTenant: true },
  { ...machine, id: 'leptos-logto-m2m-no-role', name: 'Without the role', secret: 'm2m-no-role-secret', managesTenant: false },
];
