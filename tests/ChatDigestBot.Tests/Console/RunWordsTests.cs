using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Console;

public sealed class RunWordsTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    [Theory]
    [InlineData("send-alerts", JobRun.Succeeded, "1 articles compared with 3 queries, 1 matches, 1 alerts planned", "1 article compared, 3 sets of followed words, 1 match, 1 alert planned", "比对 1 篇文章，关注词 3 组，匹配 1 次，安排 1 条提醒")]
    [InlineData("send-alerts", JobRun.Succeeded, "0 articles compared with 0 queries, 0 matches, 0 alerts planned", "nothing to do", "没有要做的")]
    [InlineData("send-due-digests", JobRun.Succeeded, "12000 digests planned in 12001 messages, 1 had nothing new, 0 skipped", "12,000 digests planned, 12,001 messages, 1 subscriber with nothing new", "安排 12,000 份简报，共 12,001 条消息，1 人没有新内容")]
    [InlineData("fetch-feeds", JobRun.Succeeded, "3 feeds asked, 1 new posts, 0 changed, 1 feeds failed", "3 feeds asked, 1 new post, 1 feed failed", "抓取 3 个订阅源，新文章 1 篇，1 个订阅源失败")]
    [InlineData("fetch-feeds", JobRun.Succeeded, "0 feeds asked: another process pulls them just now", "running on another node", "正在另一个节点运行")]
    [InlineData("summarise-due-stories", JobRun.Succeeded, "0 stories asked, 0 summaries taken, the day's budget is used up", "the day's budget is used up", "当天的额度已用完")]
    [InlineData("prune-inbox", JobRun.Succeeded, "old updates forgotten", "old updates deleted", "旧更新已清理")]
    [InlineData("send-alerts", JobRun.Skipped, "the run before is still under way", "the run before is still under way", "上一次还没运行完")]
    [InlineData("send-alerts", JobRun.Failed, "stopped before its end", "stopped before its end", "没运行完就停止了")]
    [InlineData("prune-digests", JobRun.Failed, "IOException, see log line of run 9", "IOException; see log line of run 9", "IOException，详见日志中第 9 次运行")]
    [InlineData("prune-digests", JobRun.Failed, "Another node took it over, see log line of run 9", "another node took over; see log line of run 9", "已由另一个节点接手，详见日志中第 9 次运行")]
    [InlineData("prune-digests", JobRun.Failed, "Stopped after 30 minutes, see log line of run 9", "stopped after 30 minutes; see log line of run 9", "30 分钟后被停止，详见日志中第 9 次运行")]
    [InlineData("send-alerts", JobRun.Succeeded, "2 things of another build", "2 things of another build", "2 things of another build")]
    [InlineData("job-of-another-build", JobRun.Succeeded, "2 things done", "2 things done", "2 things done")]
    [InlineData("send-alerts", JobRun.Running, "", "", "")]
    public void What_came_of_a_run_is_said_in_the_readers_language(string name, string outcome, string written, string english, string chinese)
    {
        var run = new JobRun { Id = 1, Name = name, StartedAt = DateTimeOffset.UnixEpoch, Outcome = outcome, Summary = written };
        Assert.Equal((english, chinese), (RunWords.Of(Texts, Language.English, run), RunWords.Of(Texts, Language.Chinese, run)));
    }

    [Fact]
    public void A_new_job_is_given_words_for_what_it_achieves() => Assert.Equal(
        Texts.Keys(Language.English).Where(key => key.StartsWith("jobs.", StringComparison.Ordinal)).Order(), RunWords.Jobs.Select(name => $"jobs.{name}").Order());
}
