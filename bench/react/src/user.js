import { useLogto } from '@logto/react';
import { useEffect, useState } from 'react';

const fromUserInfo = import.meta.env.VITE_USER_FROM === 'userinfo';

/** Who is signed in, from the claims of the ID token as Logto's guide has it, or from userinfo as its sample has it. */
export function useAccount() {
  const claims = useClaims();
  const info = useUserInfo();
  return { user: fromUserInfo ? info : claims, info };
}

export function useClaims() {
  const { isAuthenticated, getIdTokenClaims } = useLogto();
  return useAnswer(isAuthenticated, getIdTokenClaims);
}

function useUserInfo() {
  const { isAuthenticated, fetchUserInfo } = useLogto();
  return useAnswer(isAuthenticated, fetchUserInfo);
}

function useAnswer(isAuthenticated, ask) {
  const [answer, setAnswer] = useState();
  useEffect(() => {
    if (!isAuthenticated) return undefined;
    let wanted = true;
    ask().then((value) => wanted && setAnswer(value));
    return () => {
      wanted = false;
    };
  }, [isAuthenticated, ask]);
  return answer;
}
