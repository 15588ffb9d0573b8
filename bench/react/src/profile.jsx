import { useLogto } from '@logto/react';
import { useEffect } from 'react';
import { redirectUri } from './redirect-uri.js';
import { useClaims } from './user.js';

export function Profile() {
  const { isAuthenticated, isLoading, signIn } = useLogto();
  const claims = useClaims();
  useEffect(() => {
    if (!isAuthenticated && !isLoading) signIn(redirectUri);
  }, [isAuthenticated, isLoading, signIn]);
  if (!isAuthenticated) return <div className="card"><p>Taking you to sign in…</p></div>;
  const facts = { Name: claims?.name, Username: claims?.username, 'E-mail': claims?.email, Phone: claims?.phone_number, 'User ID': claims?.sub };
  return (
    <div className="card">
      <h1>Profile</h1>
      <p>What this site knows about you from your sign-in.</p>
      <dl>
        {Object.entries(facts).filter(([, value]) => value).map(([name, value]) => (
          <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
        ))}
      </dl>
    </div>
  );
}
