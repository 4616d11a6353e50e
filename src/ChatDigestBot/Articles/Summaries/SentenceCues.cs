using ChatDigestBot.Shared;
using System.Buffers;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Words that tell what a sentence does: it tells news, it paints the background, it explains, it guesses. Folded, so that both Chinese scripts are one.</summary>
internal static class SentenceCues
{
    /// <summary>Something was done, decided, found, or went wrong.</summary>
    private static readonly string[] Event = Cues(
        "宣布 发布 推出 公布 公告 通报 签署 签约 签订 联署 上线 启动 启用 开通 成立 投产 投用 投运 投入使用 投入运 并网 通车 开工 获批 批准 中标 中选 收购 出售 完成 获得 推送 开源 研制 研发出 开发出 发现 证实 承认 "
        + "抓获 摧毁 逮捕 起诉 召回 首次 首个 首条 首批 首日 取消 推迟 恢复 修复 遭到 遭遇 遭受 遭黑 起火 宕机 着陆 落户 创下 刷新 被曝 披露 揭露 澄清 声明 回应 表决 征求意见 停产 停售 降价 涨价 下调 上调 升至 降至 回落 回升 突破 "
        + "同比 环比 录得 实验显示 研究显示 达成 合并 并入 更新 量产 下线 交付 开放 限速 拟规定 处以 发放 投入 募资 融资 入驻 启航 复盘 苏醒 收获 跑完 宣称 返回 降落 抵达 升空 起飞 送入 证明 曝光",
        "announce", "launch", "releas", "unveil", "introduc", "publish", " signed ", "approve", "acquire", "raised ", "complet", "opened ", " found ", "discover", " fell ", " rose ", " voted ", " cancel", "switched", "went on sale",
        "sold out", " agreed ", "returned to", "entered ", "recall", "available", "starting today", " now ", "fixed", "patched", "expos", "outage", "unreachable", "reached ", "will ship", "service on ", "began ", "has begun", "ended ", "said it ");

    /// <summary>When it happened, and lately.</summary>
    private static readonly string[] Recent = Cues(
        "今天 今日 昨天 昨日 昨晚 昨夜 今晨 今早 今晚 日前 近日 本周 本月 上周 周一 周二 周三 周四 周五 周六 周日 星期 刚刚 最新消息 凌晨 即日起 日起 晚间 次日 从本月 年报显示 数据显示 统计显示 公告称 最近在",
        "today", "yesterday", " monday", " tuesday", " wednesday", " thursday", " friday", " saturday", " sunday", "this week", "this month", "this morning", "overnight", "last night");

    /// <summary>How things are in general, or have been for long.</summary>
    private static readonly string[] Background = Cues(
        "众所周知 随着 近年来 近几年 近些年 近两年 这些年 多年来 长期以来 长久以来 一直以来 由来已久 自古 背景下 时代 浪潮 如今 当下 当前 日益 越来越 的发展 的今天 的印象 生活中 我们都知道 大家都知道 不言而喻 重要性 备受关注 备受期待 关注的热点 "
        + "通常依靠 通常依赖 通常采用 通常需要 通常由 从来都是 的命脉 的血液 的基石 是数字 不可或缺 重要支撑 趋势 有望成为 正成为 往往 原计划 不陌生 至今难忘 念念不忘 很多人 许多人 不少人 瓶颈 垄断 历史上 最多的 一度 开局之年 并不容易 取得了显著",
        "in recent years", "for years", "for decades", "over the past", "over the last", "decade", "as the world", "no secret", "everyone knows", "we all know", "most of us", "many people", "traditionally", "historically", "today's world",
        "these days", "nowadays", "the rise of", "more and more", "increasingly", "has become", "have become", "has always been", "have always been", "one of the hardest", "for most ", "since 18", "since 19", "used to be", "it was a ", "for centuries");

    /// <summary>At the beginning: the scene is set.</summary>
    private static readonly string[] Setting = Cues(
        "随着 近年 近几年 近些年 如今 当前 当下 目前 作为 对于 关于 说到 说起 谈到 谈起 提到 提起 提及 众所周知 我们都 大家都 一直以来 长期以来 长久以来 多年来 自从 在人 在移 在数 在智 在当 在这 在许 在很 在全 每年 每天 每一 十年 二十年 过去 很多 许多 大家 最近，不少 "
        + "没想到 想必 大约 大概 如果 自19 自20 因为 为了能 虽然 尽管 最近才 尝试 前两天 前几天 早在 早些时候 在面向 夏天 清晨 傍晚 曾经 曾几何时 原计划 从来 你 您 都说 有人说 台湾 中国是 我国是 水是 电是 按照规划",
        "in recent", "for years", "for decades", "over the", "as the", "as more", "as a ", "everyone", "we all", "most ", "many ", "more and", "ever since", "since ", "for most", "have you", "if you", "it was a", "it is a", "once ", "when ",
        "traditionally", "historically", "while ", "with the ", "although ");

    /// <summary>Before the news.</summary>
    private static readonly string[] Past = Cues(
        "此前 早些时候 前两天 早在 曾经 曾于 曾表示 曾报道 曾宣布 曾是 曾对 曾在 去年 前年 上个月 上一次 之前 以往 过去 原先 当时 往年 十年前 年前 最初 起初 本来 从前",
        "earlier", "previously", "last year", "last month", "used to", "had been", " ago", "until now", "until last", "formerly", "originally");

    /// <summary>What something is, not what happened.</summary>
    private static readonly string[] Definition = Cues(
        "）是 )是 是一款 是一种 是一个 是一家 是一项 是一套 是一名 是一类 是一座 是一条 是世界上 成立于 建于 总部位于 总部设 资料显示 公开资料 资料介绍 是指 又称 也被称为 曾被叫做 前身 全称 是由 主要用于 是国内 是全球 是目前 项目致力于 的实现 可移植 "
        + "一般采用 主要包括 拥有以下 下一代",
        " is a ", " is an ", " are a ", "was founded", "is one of", "founded in", "based in", "known as", "refers to", "is located", "is the largest", "was built", "is built", "makes up");

    /// <summary>What somebody thinks of it, or what may come.</summary>
    private static readonly string[] Opinion = Cues(
        "认为 专家 分析师 业内 业界 人士 网友 笔者 有望 相信 意味着 标志着 可见 无疑 值得 希望 期待 呼吁 建议 提醒 未来 势必 有利于 或许 可能会 坦率 有趣的是 不难看出 进一步提升 带上 彰显 受访",
        "believe", "analyst", "expert", " could ", " might ", "expected to", " hope", "likely to", "critics", "observers", "it seems", "we envision", "excited");

    /// <summary>One thing more.</summary>
    private static readonly string[] Detail = Cues(
        "此外 另外 同时 其中 例如 比如 值得一提 详细 更多 具体 另据 与此 还可以 还包括 还加入 还将 一方面 首先 其次 最后 一是 二是 三是 四是 第一 第二 第三 其一 其二 背后 原来 与之 相比",
        "for example", "in addition", " also ", "meanwhile", "among them", "for instance", "moreover", "furthermore", "besides");

    /// <summary>What was said or planned, and perhaps is not so.</summary>
    private static readonly string[] Rumour = Cues(
        "传闻 声称 谎称 网传 热传 广泛传播 疯传 谣言 传言 爆料 有消息称 据传 刷屏 流传 讯息 转发 原计划 原定 曾计划 曾宣布 曾表示 曾承诺",
        "rumour", "rumor", "alleged", "claiming", "claimed", "screenshot", "viral", "previously planned", "had planned", "originally planned", "was supposed to", "had promised", "previously promised");

    /// <summary>What became of it.</summary>
    private static readonly string[] Denial = Cues(
        "尚未 未与 未向 未对 并未 从未 不实 辟谣 否认 虚假 是谣言 并非 不属实 澄清 误传 系谣言 取消 推迟 延期 暂停 否决 改为 放弃", "false", "denied", "denies", "untrue", "not true", "no plans", "fake", "cancel", "postpone", "delay", "scrap", "dropped", "instead");

    /// <summary>A person speaks, to the reader or of himself.</summary>
    private static readonly string[] Personal = Cues("我们的 我们来 我们先 我们就 我想 我看 我觉得 我一般 我希望 我也 我在 我的 你 您 咱 大家 兄弟姐妹 小编 笔者 朋友们 小伙伴", " i ", " i'", " me ", " my ", "let's ", "do you", "if you", "editor's note");

    /// <summary>What the post is for.</summary>
    private static readonly string[] Purpose = Cues(
        "本文将 本文介绍 本文主要 本文会 本文就 本文从 本文讲 本文分享 本文旨在 本文是 本文尝试 本文记录 本文描述 本文总结 本文探讨 本文讨论 本文以 本文通过 本文对 本文继续 本篇介绍 本篇将 本篇是 本篇文章 这篇文章 这篇博客 这一篇 这个系列 这一系列 本系列 在本文中 在本指南 本教程 本指南 "
        + "接下来我 我们将介绍 我们将学习 将会介绍 来分享一 想分享一 来总结一下 来介绍一下 来聊聊 来谈谈 来说说 来看看 想聊 想谈 想说说 就聊聊 就谈谈 和大家聊 跟大家聊 给大家介绍 本期精读 本周精读 精读的文章 你将了解 你将学 打算用",
        "in this post", "in this article", "in this blog", "this post ", "this article ", "this blog post ", "this tutorial", "this guide", "this essay", "this piece", "we'll look at", "we will look at", "we'll cover", "we will cover", "i'll describe", "i'll show", "i'll explain",
        "i will describe", "i will show", "i will explain", "i'd like to share", "i want to share", "i want to talk", "i wanted to share", "i wanted to talk", "you will learn", "you'll learn", "here's how", "here is how", "here's why", "here's what", "here's a look", "here are ", "let's look at", "i'm sharing", "i'm going to", "we want to share");

    /// <summary>What it comes to.</summary>
    private static readonly string[] Thesis = Cues(
        "我认为 我觉得 在我看来 我相信 其实 关键 本质 核心 真正 归根结底 换句话说 总之 说到底 简而言之 一句话 最重要的 更重要的 我的观点 我的结论 不应该 应该 才是 值得 恰恰 意识到 不如 总的来说 综上",
        "i think", "i believe", "in my opinion", "the point is", "the problem is", "the problem with", " key ", "the truth is", "in short", "matters", "lesson", "turns out", "tl;dr", " should", "the real ", "not about", "the secret", "my advice", "we learned", "i learned", "i've learned", "the best way",
        "you need to", "the trick is", "that's why", "that is why", "this is why", "the idea is", "ultimately", "i realized", "it's time");

    /// <summary>What says nothing of the post's matter: where it stood first, who wrote it, how to follow.</summary>
    private static readonly string[] Notice = Cues(
        "首发于 首发在 转载 授权 原文链接 原文地址 原文作者 译者 校对 译文出自 永久链接 订阅 投稿 关注我 关注此 阅读本文前 同步发表 同步发布 发表于 欢迎访问 欢迎留言 欢迎大家 欢迎在 评论区 点赞 打赏 赞助了 公众号 封面图 题图 周五发布 仅作为 感谢阅读 希望对你有 希望这些 请看这篇 参看 学士学位 硕士学位 博士学位 作者简介 作者介绍 毕业于 "
        + "联合创始人兼 上的照片 拍摄的照片 版权声明 敬请期待 下一篇 下篇 招聘信息",
        "first post in", "first post of", "previous post", "last post", "originally appeared", "originally published", "first appeared", "cross-posted", "crossposted", "guest post", "subscribe", "sign up", "follow us", "follow me", "thanks for reading", "thank you for reading", "let us know", "let me know", "leave a comment", "feel free", "sponsored", "disclaimer", "stay tuned",
        "check it out", "check out", "click here", "you can find", "you can follow", "you can subscribe", "contributed to this post", "special thanks", "thanks to", "we're hiring", "join us", "happy coding", "good luck", "send us ", "reach out", "photo by", "illustration:", "heavily inspired by", "without further ado", "let's dive in", "let's jump in", "let's get started");

    /// <summary>At the beginning: the sentence leans on the one before.</summary>
    private static readonly string[] Leaning = Cues(
        "他 她 它 这 那 该 此 其 但 而 不过 同时 另外 因此 所以 然而 并且 对此 随后 之后 除此 与此 例如 比如 首先 其次 最后 事实上 当然 另一方面 于是 也就是说 总的来 在此 由此 不仅如此 同日 双方 上述 两 三 后者 前者",
        "he ", "she ", "it ", "they ", "this ", "that ", "these ", "those ", "but ", "however", "and ", "so ", "also", "meanwhile", "for example", "in addition", "such ", "instead", "then ", "here", "there ", "both ", "each ");

    /// <summary>At the beginning: now comes the point.</summary>
    private static readonly string[] Turn = Cues("但 不过 然而 而在 而且 最新消息 不料 结果 于是 为此", "but ", "however", "yet ", "now ");

    /// <summary>Verbs of saying in public: with a document at the end the sentence says only that there is one.</summary>
    private static readonly SearchValues<string> Publishing = SearchValues.Create(["发布", "發布", "发表", "發表", "发出", "發出", "印发", "印發", "公布", "刊发", "刊發", "发文", "發文", "召开", "召開", "走访", "走訪"], StringComparison.Ordinal);

    private static readonly string[] Documents =
        ["通报", "公告", "声明", "通知", "说明", "演讲", "讲话", "发言", "文章", "视频", "消息", "提示", "报告", "发布会", "记者会", "情况", "情況", "通報", "聲明", "說明", "演講", "講話", "發言", "影片", "訊息", "報告", "發布會", "記者會"];

    private static readonly string[] Talk =
        ["关注", "热议", "热搜", "热搜第一", "讨论", "争议", "哗然", "刷屏", "热传", "流传", "疯传", "關注", "熱議", "熱搜", "討論", "爭議", "嘩然", "attention", "debate", "headlines", "viral"];

    /// <summary>Those that may stand anywhere in a sentence.</summary>
    public static readonly PhraseIndex Anywhere = new(
        ((int)SentenceFeature.Event, Event), ((int)SentenceFeature.Recent, Recent), ((int)SentenceFeature.Background, Background), ((int)SentenceFeature.Past, Past), ((int)SentenceFeature.Definition, Definition),
        ((int)SentenceFeature.Opinion, Opinion), ((int)SentenceFeature.Detail, Detail), ((int)SentenceFeature.Denial, Denial), ((int)SentenceFeature.Rumour, Rumour), ((int)SentenceFeature.Personal, Personal),
        ((int)SentenceFeature.Purpose, Purpose), ((int)SentenceFeature.Thesis, Thesis), ((int)SentenceFeature.Notice, Notice));

    /// <summary>Those that count at the beginning only.</summary>
    public static readonly PhraseIndex AtBeginning = new(((int)SentenceFeature.Leaning, Leaning), ((int)SentenceFeature.Setting, Setting), ((int)SentenceFeature.Turn, Turn));

    /// <summary>Whether a sentence ends in saying that something was said, or is much talked of, and not what.</summary>
    /// <param name="folded">A sentence, folded.</param>
    public static bool IsPointing(ReadOnlySpan<char> folded)
    {
        var end = folded.TrimEnd("。．.!！?？”》」』\"");
        return EndsIn(end, Talk) || (EndsIn(end, Documents) && end.ContainsAny(Publishing));
    }

    private static bool EndsIn(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Apostrophes are typed straight and set curly.
    private static string[] Cues(string chinese, params string[] latin) =>
        [.. chinese.Split(' '), .. latin, .. latin.Where(cue => cue.Contains('\'', StringComparison.Ordinal)).Select(cue => cue.Replace('\'', '’'))];
}
