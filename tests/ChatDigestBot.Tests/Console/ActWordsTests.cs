using ChatDigestBot.Console.Operation;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Console;

/// <summary>Acts as they stand in the audit log, old rows and new, and what a reader sees of them.</summary>
public sealed class ActWordsTests
{
    private static readonly ActNames Names = new()
    {
        People = new Dictionary<long, string> { [42] = "林小雨" },
        Articles = new Dictionary<string, string> { ["L2B72GV0qA"] = "The bench", ["K9"] = "储能并网" },
        Recipients = new Dictionary<long, int> { [3] = 5, [4] = 1 },
        Topic = id => id == "smart-city" ? "🏙 智慧城市" : id,
        Job = name => name == "send-alerts" ? "安排关注词提醒" : name,
    };

    [Theory]
    [InlineData("broadcast 3: filling", null, null, "sent broadcast #3 to 5 chats", "把群发 #3 发给了 5 个会话", "/console/broadcasts/3")]
    [InlineData("broadcast 4: filling", null, null, "sent broadcast #4 to 1 chat", "把群发 #4 发给了 1 个会话", "/console/broadcasts/4")]
    [InlineData("broadcast 9: filling", null, null, "began broadcast #9", "开始了群发 #9", "/console/broadcasts/9")]
    [InlineData("broadcast 3: filling", null, "unapproved", "approved broadcast #3", "批准了群发 #3", "/console/broadcasts/3")]
    [InlineData("broadcast 6 (recall of 3): filling", null, null, "began the recall of broadcast #3", "开始了群发 #3 的撤回", "/console/broadcasts/6")]
    [InlineData("broadcast 3: at 2026-11-29 06:00:00Z", null, "2026-11-29 04:00:00Z", "set broadcast #3 to another time: tomorrow at 14:00", "把群发 #3 改到明天 14:00", "/console/broadcasts/3")]
    [InlineData("broadcast 3: call off the rest", null, "sending", "called off the rest of broadcast #3", "取消了群发 #3 其余的发送", "/console/broadcasts/3")]
    [InlineData("article L2B72GV0qA: pinned until 2026-12-04 00:06 UTC", null, "neither pinned nor hidden", "pinned “The bench” until Fri 4 Dec at 08:06", "置顶了“The bench”，到12月4日 周五 08:06为止", "/console/articles/L2B72GV0qA")]
    [InlineData("article L2B72GV0qA: hidden (wrong)", null, "pinned", "hid “The bench” (wrong)", "隐藏了“The bench”（wrong）", "/console/articles/L2B72GV0qA")]
    [InlineData("article GONE: unpinned", null, "pinned", "unpinned “GONE”", "取消置顶“GONE”", null)]
    [InlineData("article L2B72GV0qA: title: The bench: again", null, "The bench", "changed a title to “The bench: again”", "把标题改为“The bench: again”", "/console/articles/L2B72GV0qA")]
    [InlineData("article L2B72GV0qA: title: its own", null, "x", "put the source's title of “The bench” back", "恢复了“The bench”的原标题", "/console/articles/L2B72GV0qA")]
    [InlineData("article L2B72GV0qA: title: ", null, "x", "put the source's title of “The bench” back", "恢复了“The bench”的原标题", "/console/articles/L2B72GV0qA")]
    [InlineData("article L2B72GV0qA: topics: smart-city ai", null, "ai", "changed the topics of “The bench”: 🏙 智慧城市, ai", "改了“The bench”的话题：🏙 智慧城市、ai", "/console/articles/L2B72GV0qA")]
    [InlineData("article L2B72GV0qA: the story of K9", null, "s1", "joined “The bench” to the story of “储能并网”", "把“The bench”归入“储能并网”的事件", "/console/articles/L2B72GV0qA")]
    [InlineData("hangfire/recurring/trigger", "send-alerts", null, "started on Hangfire's dashboard: 安排关注词提醒", "在 Hangfire 面板启动了：安排关注词提醒", null)]
    [InlineData("hangfire/jobs/actions/requeue/7", "7 (send-alerts), 8 (other-job) and 3 more", null, "queued again on Hangfire's dashboard: 7 (安排关注词提醒), 8 (other-job) and 3 more", "在 Hangfire 面板重新排队：7 (安排关注词提醒), 8 (other-job)等另外 3 个", null)]
    [InlineData("job-run", "send-alerts", null, "started a job: 安排关注词提醒", "启动了任务：安排关注词提醒", "/console/jobs?name=send-alerts")]
    [InlineData("desk-out", "smart-city zh 2026-12-03: 青岚市: 路灯", null, "took “青岚市: 路灯” out of the edition 🏙 智慧城市, 3 December, Chinese", "从 🏙 智慧城市 12月3日（中文） 这一期撤下：青岚市: 路灯", "/console/desk?topic=smart-city&language=zh&date=2026-12-03")]
    [InlineData("desk-approved", "smart-city zh 2026-12-03", null, "approved the edition 🏙 智慧城市, 3 December, Chinese", "审定了 🏙 智慧城市 12月3日（中文） 这一期", "/console/desk?topic=smart-city&language=zh&date=2026-12-03")]
    [InlineData("resent", "slot:2026-11-22 → Ada", "blocked", "sent again to Ada: Digest of 22 November", "给 Ada 重发了：11月22日 的简报", "/console/deliveries?unit=slot%3A2026-11-22")]
    [InlineData("resent", "slot:2026-11-22 → 42", "blocked", "sent again to 林小雨: Digest of 22 November", "给 林小雨 重发了：11月22日 的简报", "/console/deliveries?unit=slot%3A2026-11-22")]
    [InlineData("resent-unit", "broadcast:3", "1", "sent 1 unconfirmed message again: Broadcast #3", "重发了 1 条未确认的消息：群发 #3", "/console/deliveries?unit=broadcast%3A3")]
    [InlineData("banned", "Ada", "not banned", "banned Ada", "封禁了 Ada", null)]
    [InlineData("banned", "42", "not banned", "banned 林小雨", "封禁了 林小雨", "/console/people/42")]
    [InlineData("role-given", "42: editor", "reader", "gave 林小雨 a role: editor", "把 林小雨 设为编辑", "/console/people/42")]
    [InlineData("role-given", "42: reader", "editor", "took back the role of 林小雨", "收回了 林小雨 的角色", "/console/people/42")]
    [InlineData("something of another build", "x", null, "something of another build x", "something of another build x", null)]
    public void An_act_is_a_sentence_in_the_visitors_language_with_titles_and_their_clock(string action, string? subject, string? was, string english, string chinese, string? path)
    {
        var entry = Entry(action, subject, was);
        var (first, second) = (ActWords.Of(Visitors.Of(Language.English, "Asia/Shanghai"), entry, Names), ActWords.Of(Visitors.Of(Language.Chinese, "Asia/Shanghai"), entry, Names));
        Assert.Equal((english, chinese, path), (first.Text, second.Text, second.Path));
    }

    [Theory]
    [InlineData("article L2B72GV0qA: pinned until 2026-12-04 00:06 UTC", "neither pinned nor hidden", "未置顶，未隐藏")]
    [InlineData("article L2B72GV0qA: unhidden", "hidden until 2026-11-29 06:00 UTC (wrong)", "已隐藏，到明天 14:00为止（wrong）")]
    [InlineData("article L2B72GV0qA: title: B", "A", "A")]
    [InlineData("article L2B72GV0qA: topics: ai", "smart-city", "🏙 智慧城市")]
    [InlineData("article L2B72GV0qA: a story of its own", "Qx7", "")]
    [InlineData("broadcast 3: pause", "sending", "发送中")]
    [InlineData("broadcast 3: at 2026-11-29 06:00:00Z", "2026-11-29 04:00:00Z", "明天 12:00")]
    [InlineData("banned", "not banned", "未封禁")]
    [InlineData("role-given", "reader", "读者")]
    [InlineData("resent", "blocked", "屏蔽了机器人")]
    [InlineData("resent-unit", "3", "")]
    [InlineData("desk-out", "up", "已提前")]
    [InlineData("desk-unapproved", "approved 2026-11-29 06:00 UTC", "已审定（明天 14:00）")]
    [InlineData("desk-intro", "先看这个", "先看这个")]
    [InlineData("anything", null, "")]
    public void What_was_before_is_said_too(string action, string? was, string chinese) =>
        Assert.Equal(chinese, ActWords.Was(Visitors.Of(Language.Chinese, "Asia/Shanghai"), Entry(action, null, was), Names));

    [Fact]
    public void What_is_named_is_looked_up()
    {
        AuditEntry[] entries = [Entry("broadcast 3: filling"), Entry("article K9: the story of L2", userId: 8), Entry("role-given", "42: editor"), Entry("banned", "Ada"), Entry("left", "slot:2026-11-22 → 43")];
        Assert.Equal(["K9", "L2"], ActWords.ArticleKeys(entries));
        Assert.Equal([3], ActWords.BroadcastIds(entries));
        Assert.Equal([7, 8, 42, 43], ActWords.PersonIds(entries).Distinct().Order());
    }

    private static AuditEntry Entry(string action, string? subject = null, string? was = null, long userId = 7) =>
        new() { Id = 1, At = DateTimeOffset.UnixEpoch, UserId = userId, Action = action, Subject = subject, Was = was };
}
