/**
 * What people read about exports, in both languages: why one cannot be asked for, fetched or stopped, and why one failed.
 * Example: `export_file_destroyed` tells that a copy went because the file of a case that was in it has been destroyed.
 */
export const EXPORT_TEXTS = {
  export_under_way: {
    zh: '您已有一项导出正在进行（{exportId}），请等待完成或先取消。',
    en: 'An export of yours is under way ({exportId}): wait for it, or cancel it first.',
  },
  export_too_many: {
    zh: '您已有 {max} 份导出尚未到期。请先取消（交还）不再需要的，再申请新的。',
    en: 'You have {max} exports that have not expired: cancel those you need no longer, then ask again.',
  },
  export_not_done: {
    zh: '该导出没有可下载的内容（状态：{exportState}）。',
    en: 'There is nothing to fetch of this export: it is {exportState}.',
  },
  export_over: {
    zh: '该导出已经结束，没有可取消或交还的内容（状态：{exportState}）。',
    en: 'The export is over ({exportState}): there is nothing to cancel or to give back.',
  },
  export_expired: {
    zh: '导出内容已到期删除，请重新申请。',
    en: 'What was exported has expired and was deleted: ask for it anew.',
  },
  export_rights_lost: {
    zh: '导出之后您的权限已经减少，或者其中有案件您已不能查看，导出内容已删除；请按现在的权限重新申请。',
    en: 'You have fewer rights than when the export was made, or see a case in it no longer, so it was deleted: ask again with those you have.',
  },
  export_file_destroyed: {
    zh: '导出之后有案卷被依法销毁，导出内容已一并删除；请重新申请。',
    en: 'The file of a case was destroyed since, so what was exported before was deleted: ask for it anew.',
  },
  export_consent_lacking: {
    zh: '导出之后有当事人不再同意共享，导出内容已删除；请重新申请。',
    en: 'A party to a case in it no longer agrees that it is shared, so what was exported was deleted: ask for it anew.',
  },
  export_too_large: {
    zh: '导出内容超过上限（{limit} 字节）。请用 from、to、changedSince 或 kinds 分批导出。',
    en: 'The export is larger than {limit} bytes: split it with from, to, changedSince or kinds.',
  },
  export_abandoned: {
    zh: '导出多次中断，已经放弃，请稍后重新申请。',
    en: 'The export broke off several times and was given up: ask again later.',
  },
  export_failed: {
    zh: '系统出现意外错误，导出已经停止。请把任务编号告诉管理员。',
    en: 'Something went wrong on our side and the export stopped: give its id to the administrator.',
  },
} as const;
