/** Pictures, by the name of the file the simulator serves. */
export const pictures = {
  'zhangwei.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#4a3fc8"/></svg>',
};

/** Who may scan at the simulator. `visitor` is outside the company: WeCom gives an openid only. `avatar` names a picture. */
export const members = {
  chenxiaoli: {
    note: 'carol, who has signed in before',
    user: { userid: 'chenxiaoli', name: '陈晓丽', alias: 'carol', department: [2], main_department: 2, position: '编辑', gender: '2' },
    detail: { userid: 'chenxiaoli', gender: '2', mobile: '13800000003', email: 'chenxiaoli@example.com' },
  },
  zhangwei: {
    note: 'new: picture, e-mail, telephone',
    user: { userid: 'zhangwei', name: '张伟', alias: 'zhang', department: [1, 2], main_department: 1, position: '工程师', gender: '1', direct_leader: ['chenxiaoli'] },
    detail: { userid: 'zhangwei', gender: '1', avatar: 'zhangwei.svg', mobile: '13800000008', email: 'zhangwei@example.com', biz_mail: 'zhangwei@corp.example.com' },
  },
  sato: {
    note: 'new: neither picture nor e-mail',
    user: { userid: 'sato', name: '佐藤 美咲', department: [3], main_department: 3, position: '翻訳', gender: '2' },
    detail: { userid: 'sato', gender: '2' },
  },
  liuyang: {
    note: '刘洋, who signs in through WeCom only',
    user: { userid: 'liuyang', name: '刘洋', department: [1], main_department: 1, position: '校对', gender: '0' },
    detail: { userid: 'liuyang', gender: '0' },
  },
  visitor: { note: 'from outside the company', openid: 'oAAAA-visitor-openid' },
};
