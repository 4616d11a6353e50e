// The page's own words. What the bot says comes from the bot.
const english = {
  playground: "playground", people: "People", groups: "Groups", addPerson: "Add a person", personName: "Name", personLanguage: "Language of their Telegram",
  add: "Add", cancel: "Cancel", ok: "OK", admin: "admin", bot: "bot", typing: "typing", uploading: "sending a file", writesAs: "{name} writes here",
  speakAs: "You are", members: "{count} members", message: "Message", start: "START", blocked: "You blocked this bot", block: "Block bot", unblock: "UNBLOCK",
  commands: "Commands of the bot", noCommands: "The bot offers no commands here yet.", send: "Send", back: "Back", reply: "Reply", close: "Close",
  newMessages: "new messages", newMessage: "new message", toBottom: "To the newest message", unread: "Unread messages", edited: "edited", via: "via",
  emptyTitle: "No messages yet", emptyText: "Press START: the bot greets {name} and shows its topics.", emptyGroup: "In groups the bot answers commands addressed to it, such as /help@{bot}.",
  clock: "Clock", simulated: "Simulated time", nextMorning: "Next morning", hour: "+1 hour", tenMinutes: "+10 minutes", evening: "This evening 20:00", day: "+1 day",
  morningTitle: "Jump to the next morning, 08:00: new posts appear and digests are sent", heldBack: "{count} posts are held back for the next mornings.", noneHeldBack: "All posts have appeared.",
  faults: "Faults", faultsHint: "What can go wrong between the bot and Telegram. Switch one on and watch the bot cope.", places: "Places", console: "Console of the bot", consoleHint: "One-time link, signs you in", api: "Bot API server",
  light: "Light colours", dark: "Dark colours", panel: "Clock, faults, places", reconnecting: "Connection lost. Reconnecting…", today: "Today", yesterday: "Yesterday",
  photo: "Photo", file: "File", searching: "Searching…", nothing: "Nothing found", more: "Show all", less: "Show less", spoiler: "Hidden text, press to show", copied: "Copied",
  joined: "{names} joined", left: "{name} left", renamed: "The group is now called {title}", migrated: "The group became a supergroup", created: "Group created", topicCreated: "Topic “{name}” created", topicClosed: "Topic closed", topicReopened: "Topic reopened",
  jumping: "Jumping to {time} …", posts: "{count} new posts written", post: "{count} new post written", noPosts: "no new posts", index: "index ready", sent: "digest sent to {count} people", sentOne: "digest sent to {count} person", sentNone: "no digest was due", alerted: "alerts sent to {count} people", alertedOne: "alert sent to {count} person", nothingNew: "{count} digests were due, nothing new in their topics", nothingNewOne: "{count} digest was due, nothing new in its topics",
  saved: "sent", read: "read by the bot", youAre: "You are {name} · {language}",
  throttle: "Too many requests", throttleHint: "Every second message is answered 429, wait five seconds", serverError: "Server errors", serverErrorHint: "Three of ten calls end in 502",
  htmlPage: "A proxy's error page", htmlPageHint: "Three of ten calls are answered by HTML", lostAnswer: "Lost answers", lostAnswerHint: "Every second message arrives, but the bot is never told",
  brokenAnswer: "Broken answers", brokenAnswerHint: "Every second answer breaks off in the middle", slow: "Slow network", slowHint: "Every call takes three seconds", outage: "Outage", outageHint: "No call gets through",
};
const chinese = {
  playground: "演示", people: "用户", groups: "群组", addPerson: "添加用户", personName: "名字", personLanguage: "Telegram 界面语言",
  add: "添加", cancel: "取消", ok: "好", admin: "管理员", bot: "机器人", typing: "正在输入", uploading: "正在发送文件", writesAs: "{name} 在此发言",
  speakAs: "身份", members: "{count} 位成员", message: "消息", start: "开始", blocked: "已屏蔽该机器人", block: "屏蔽机器人", unblock: "解除屏蔽",
  commands: "机器人命令", noCommands: "机器人还没有提供命令。", send: "发送", back: "返回", reply: "回复", close: "关闭",
  newMessages: "条新消息", newMessage: "条新消息", toBottom: "到最新消息", unread: "未读消息", edited: "已编辑", via: "通过",
  emptyTitle: "还没有消息", emptyText: "点“开始”，机器人会问候 {name} 并列出话题。", emptyGroup: "在群组里，机器人只回应指明给它的命令，如 /help@{bot}。",
  clock: "时钟", simulated: "模拟时间", nextMorning: "明天早上", hour: "+1 小时", tenMinutes: "+10 分钟", evening: "今晚 20:00", day: "+1 天",
  morningTitle: "跳到明天早上 08:00：新文章出现，简报发出", heldBack: "还有 {count} 篇文章留给之后的早晨。", noneHeldBack: "所有文章都已出现。",
  faults: "故障", faultsHint: "机器人与 Telegram 之间可能出的问题。打开一个，看机器人如何应对。", places: "入口", console: "机器人控制台", consoleHint: "一次性登录链接", api: "Bot API 服务器",
  light: "浅色", dark: "深色", panel: "时钟、故障、入口", reconnecting: "连接断开，正在重连…", today: "今天", yesterday: "昨天",
  photo: "图片", file: "文件", searching: "正在搜索…", nothing: "没有结果", more: "展开", less: "收起", spoiler: "隐藏文字，点按显示", copied: "已复制",
  joined: "{names} 加入了群组", left: "{name} 离开了群组", renamed: "群组改名为 {title}", migrated: "群组已升级为超级群组", created: "群组已创建", topicCreated: "话题“{name}”已创建", topicClosed: "话题已关闭", topicReopened: "话题已重开",
  jumping: "正在跳到 {time} …", posts: "写入 {count} 篇新文章", post: "写入 {count} 篇新文章", noPosts: "没有新文章", index: "索引就绪", sent: "简报已发给 {count} 人", sentOne: "简报已发给 {count} 人", sentNone: "没有该发的简报", alerted: "提醒已发给 {count} 人", alertedOne: "提醒已发给 {count} 人", nothingNew: "{count} 人的话题没有新内容", nothingNewOne: "{count} 人的话题没有新内容", "Asia/Shanghai": "上海",
  saved: "已发送", read: "机器人已读", youAre: "身份：{name} · {language}",
  throttle: "请求过多", throttleHint: "每两条消息有一条得到 429，须等五秒", serverError: "服务器错误", serverErrorHint: "十次调用有三次得到 502",
  htmlPage: "代理的错误页", htmlPageHint: "十次调用有三次得到 HTML", lostAnswer: "回答丢失", lostAnswerHint: "每两条消息有一条已送达，但机器人得不到回答",
  brokenAnswer: "回答残缺", brokenAnswerHint: "每两个回答有一个中途断开", slow: "网络缓慢", slowHint: "每次调用需三秒", outage: "中断", outageHint: "所有调用都不通",
};

export const isChinese = navigator.language.toLowerCase().startsWith("zh");
export const locale = isChinese ? "zh-CN" : "en-GB";
const words = isChinese ? chinese : english;

export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function translatePage() {
  document.documentElement.lang = isChinese ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
}
