using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Console;

public sealed class RunWordsTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    [Fact]
    public void Counts_that_are_not_nought_are_said_in_the_readers_language()
    {
        Says(JobOutcome.Succeeded, Alerts(1, 3, 1, 1), "1 article compared, 3 sets of followed words, 1 match, 1 alert planned", "比对 1 篇文章，关注词 3 组，匹配 1 次，安排 1 条提醒");
        Says(JobOutcome.Succeeded, Alerts(0, 0, 0, 0), "nothing to do", "没有要做的");
        Says(
            JobOutcome.Succeeded,
            JobResult.Of($"{12_000:digestsPlanned} digests planned in {12_001:messagesPlanned} messages, {1:nothingNew} had nothing new, {0:digestsSkipped} skipped"),
            "12,000 digests planned, 12,001 messages, 1 subscriber with nothing new",
            "安排 12,000 份简报，共 12,001 条消息，1 人没有新内容");
        Says(
            JobOutcome.Succeeded,
            JobResult.Of($"{3:feedsAsked} feeds asked, {1:newPosts} new posts, {0:changedPosts} changed, {1:feedsFailed} feeds failed"),
            "3 feeds asked, 1 new post, 1 feed failed",
            "抓取 3 个订阅源，新文章 1 篇，1 个订阅源失败");
    }

    [Fact]
    public void Remarks_are_said_beside_the_counts()
    {
        Says(JobOutcome.Succeeded, new JobResult("0 feeds asked: another process pulls them just now", new RunPoint("feedsAsked", 0), new RunPoint("elsewhere")), "running on another node", "正在另一个节点运行");
        Says(
            JobOutcome.Succeeded,
            JobResult.Of($"{0:storiesAsked} stories asked").And(true, "budgetUsedUp", "the day's budget is used up").And(false, "serverLeftAlone", "the model's server is left alone for a while"),
            "the day's budget is used up",
            "当天的额度已用完");
        Says(
            JobOutcome.Succeeded,
            JobResult.Of($"{2:storiesAsked} stories asked").And(true, "serverLeftAlone", "the model's server is left alone for a while"),
            "2 stories asked about, the model's server is left alone for a while",
            "询问 2 个事件，暂时不再询问模型服务器");
        Says(JobOutcome.Succeeded, new JobResult("old updates forgotten", new RunPoint("updatesForgotten")), "old updates deleted", "旧更新已清理");
    }

    [Fact]
    public void Why_a_run_failed_or_never_began_is_said_with_the_number_of_its_log_line()
    {
        Says(JobOutcome.Skipped, RunReasons.UnderWay, "the run before is still under way", "上一次还没运行完");
        Says(JobOutcome.Skipped, RunReasons.Elsewhere, "running on another node", "正在另一个节点运行");
        Says(JobOutcome.Skipped, RunReasons.NotInThisBuild, "this build has no such job", "这个版本没有这个任务");
        Says(JobOutcome.Failed, RunReasons.Killed, "stopped before its end", "没运行完就停止了");
        Says(JobOutcome.Failed, RunReasons.Stopped, "stopped by a shutdown or an admin", "因关机或管理员而停止");
        Says(JobOutcome.Failed, RunReasons.Threw(new IOException("a name of somebody")).InLog(9), "IOException; see log line of run 9", "IOException，详见日志中第 9 次运行");
        Says(JobOutcome.Failed, RunReasons.TakenOver.InLog(9), "another node took over; see log line of run 9", "已由另一个节点接手，详见日志中第 9 次运行");
        Says(JobOutcome.Failed, RunReasons.TookTooLong(TimeSpan.FromMinutes(30)).InLog(9), "stopped after 30 minutes; see log line of run 9", "30 分钟后被停止，详见日志中第 9 次运行");
    }

    [Fact]
    public void What_an_older_build_wrote_down_stands_as_it_is()
    {
        Says(JobOutcome.Succeeded, new JobResult("0 editions removed"), "0 editions removed", "0 editions removed");
        Says(JobOutcome.Failed, new JobResult("IOException, see log line of run 9"), "IOException, see log line of run 9", "IOException, see log line of run 9");
        Says(JobOutcome.Running, new JobResult(""), "", "");
    }

    [Fact]
    public void What_a_newer_build_counts_stands_as_its_job_wrote_it() =>
        Says(JobOutcome.Succeeded, JobResult.Of($"{2:thingsOfTomorrow} things done, {1:matches} match"), "2 things done, 1 match", "2 things done, 1 match");

    private static JobResult Alerts(int articles, int queries, int matches, int alerts) => JobResult.Of(
        $"{articles:articlesCompared} articles compared with {queries:queriesCompared} queries, {matches:matches} matches, {alerts:alertsPlanned} alerts planned");

    private static void Says(JobOutcome outcome, JobResult result, string english, string chinese)
    {
        var run = new JobRun { Id = 9, Name = "a-job", StartedAt = DateTimeOffset.UnixEpoch, Outcome = outcome, Summary = result.Summary, Points = result.Points };
        Assert.Equal((english, chinese), (RunWords.Of(Texts, Language.English, run), RunWords.Of(Texts, Language.Chinese, run)));
    }
}
