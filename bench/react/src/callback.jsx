import { useHandleSignInCallback } from '@logto/react';
import { useNavigate } from 'react-router';

export function Callback() {
  const navigate = useNavigate();
  const { error } = useHandleSignInCallback(() => navigate('/', { replace: true }));
  if (error) return <div className="card"><p role="alert">{error.message}</p></div>;
  return <div className="card"><h1>Signing you in…</h1></div>;
}
