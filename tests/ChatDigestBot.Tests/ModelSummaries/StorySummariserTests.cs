using ChatDigestBot.ModelSummaries;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.ModelSummaries.Checking;
using ChatDigestBot.Playground.Models;
using ChatDigestBot.Storage;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.ModelSummaries;

public sealed class SqliteStorySummariserTests : StorySummariserTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresStorySummariserTests : StorySummariserTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>A real server on loopback that behaves and misbehaves as models' servers do.</summary>
public abstract class StorySummariserTests : ModelSummaryTest
{
    [Fact]
    public async Task A_good_summary_is_taken_and_the_call_is_the_one_that_such_servers_know()
    {
        Says(Good);
        Assert.Equal(new SummariesReport { Asked = 1, Accepted = 1 }, await SummariseAsync(1));
        Assert.Equal(Good, (await ToldAsync(1))[1]);
        var call = Assert.Single(Server.Calls);
        Assert.Equal(("/v1/chat/completions", $"Bearer {Key}", "simulated"), (call.Path, call.Authorization, call.Model));
        Assert.Contains(Text, call.Material, StringComparison.Ordinal);
        Assert.Equal(120, (await Store.UseAsync(Today, CancellationToken.None)).Tokens);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("99999999")]
    public async Task A_server_that_asks_to_be_left_alone_for_ever_is_asked_again_the_next_day(string retryAfter)
    {
        Server.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return ModelServer.RefuseAsync(context, StatusCodes.Status429TooManyRequests);
        };
        Assert.True((await SummariseAsync(1)).IsServerFailing);
        Says(Good);
        Test.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True((await SummariseAsync(1)).IsServerFailing);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await SummariseAsync(1)).Accepted);
    }

    [Fact]
    public async Task A_text_is_asked_of_once_also_after_a_restart_and_under_another_path()
    {
        Says(Good);
        await SummariseAsync(1);
        await AddAsync(2, "青岚市无人公交线路正式投用", Text, hash: 1);
        Use(Options());
        Assert.Equal(0, (await SummariseAsync(1, 2)).Asked);
        Assert.Equal(Good, (await ToldAsync(2))[2]);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_text_that_changed_is_asked_of_again_and_until_then_our_own_is_told()
    {
        Says(Good);
        await SummariseAsync(1);
        await Test.ExecuteAsync("UPDATE articles SET content_hash = 77 WHERE id = 1");
        Assert.Empty(await ToldAsync(1));
        Assert.Equal(1, (await SummariseAsync(1)).Asked);
    }

    [Theory]
    [InlineData("青岚市48辆无人公交车已在高新区上路，日均客流1.2万人次。", SummaryRefusal.InventedNumber)]
    [InlineData("青岚市36辆无人公交车由腾讯研发，已在高新区上路。", SummaryRefusal.InventedName)]
    [InlineData("Thirty-six driverless buses are on the road in the city.", SummaryRefusal.WrongLanguage)]
    [InlineData("抱歉，我无法总结这篇文章。", SummaryRefusal.Declined)]
    [InlineData("<p>青岚市36辆无人公交车已在高新区上路。</p>", SummaryRefusal.Markup)]
    [InlineData("", SummaryRefusal.Empty)]
    public async Task What_is_refused_is_kept_with_its_reason_not_told_and_not_asked_again(string said, object reason)
    {
        Says(said);
        Assert.Equal((1, 0), ((await SummariseAsync(1)) is var report ? report.Asked : 0, report.Accepted));
        Assert.Empty(await ToldAsync(1));
        var kept = await Store.FindAsync(1, CancellationToken.None);
        Assert.Equal((said, (SummaryRefusal?)reason), (kept!.Summary, kept.Refusal));
        Assert.Equal(0, (await SummariseAsync(1)).Asked);
        Assert.Empty(LogLines);
    }

    [Fact]
    public async Task The_refusal_field_the_content_filter_and_the_limit_are_understood()
    {
        await AddAsync(2, "第二条新闻的标题", "第二条新闻的内容，" + Text);
        await AddAsync(3, "第三条新闻的标题", "第三条新闻的内容，" + Text);
        var answers = new Queue<Func<HttpContext, Task>>([
            context => ModelServer.SayAsync(context, "", refusal: "I can't help with that."), context => ModelServer.SayAsync(context, Good, "content_filter"), context => ModelServer.SayAsync(context, Good, "length")]);
        Server.Answer = (_, context) => answers.Dequeue()(context);
        await SummariseAsync(1, 2, 3);
        var kept = new List<SummaryRefusal?>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            kept.Add((await Store.FindAsync(id, CancellationToken.None))!.Refusal);
        }

        // A server's own words of refusal are text to some libraries: either way they are not told.
        Assert.Contains(kept[0], new SummaryRefusal?[] { SummaryRefusal.Declined, SummaryRefusal.Empty });
        Assert.Equal([SummaryRefusal.Declined, SummaryRefusal.CutOff], kept.Skip(1));
    }

    [Theory]
    [InlineData(401, "answer 401", false)]
    [InlineData(404, "answer 404", false)]
    [InlineData(429, "answer 429", false)]
    [InlineData(400, "answer 400", true)]
    [InlineData(500, "answer 500", true)]
    [InlineData(503, "answer 503", false)]
    public async Task A_server_that_refuses_is_left_alone_for_a_while_and_named_once_without_its_words(int status, string reason, bool isOfThisText)
    {
        await AddAsync(2, "第二条新闻的标题", "第二条新闻的内容，" + Text);
        Server.Answer = (_, context) => ModelServer.RefuseAsync(context, status, $"Incorrect API key provided: {Key}");
        Assert.True((await SummariseAsync(1, 2)).IsServerFailing);
        Assert.True((await SummariseAsync(1, 2)).IsServerFailing);
        Assert.Single(Server.Calls);
        var line = Assert.Single(LogLines);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.Equal(isOfThisText ? SummaryRefusal.NoAnswer : null, (await Store.FindAsync(1, CancellationToken.None))?.Refusal);

        Says(Good);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await SummariseAsync(1, 2)).Asked);
        Assert.Equal(Good, (await ToldAsync(1))[1]);
        Assert.Equal(2, LogLines.Count);
        Assert.Contains("answers again", LogLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_grow_and_what_the_server_asks_for_is_obeyed()
    {
        Server.Answer = async (_, context) =>
        {
            context.Response.Headers.RetryAfter = "1800";
            await ModelServer.RefuseAsync(context, 429);
        };
        await SummariseAsync(1);
        Test.Clock.Advance(TimeSpan.FromMinutes(29));
        await SummariseAsync(1);
        Assert.Single(Server.Calls);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        Server.Answer = (_, context) => ModelServer.RefuseAsync(context, 429);
        await SummariseAsync(1);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await SummariseAsync(1);
        Assert.Equal(2, Server.Calls.Count);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await SummariseAsync(1);
        Assert.Equal(3, Server.Calls.Count);
        Assert.Single(LogLines);
    }

    [Fact]
    public async Task A_text_that_brings_no_answer_three_times_is_given_up_and_holds_up_no_other()
    {
        await AddAsync(2, "第二条新闻的标题", "第二条新闻的内容，" + Text);
        Server.Answer = (call, context) => call.Material.Contains("第二条", StringComparison.Ordinal) ? ModelServer.SayAsync(context, Good) : ModelServer.RefuseAsync(context, 500);
        for (var pass = 0; pass < 8; pass++)
        {
            await SummariseAsync(1, 2);
            Test.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, Server.Calls.Count(call => !call.Material.Contains("第二条", StringComparison.Ordinal)));
        Assert.Equal(SummaryRefusal.NoAnswer, (await Store.FindAsync(1, CancellationToken.None))!.Refusal);
        Assert.NotNull((await Store.FindAsync(2, CancellationToken.None))!.Summary);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_ends_at_the_time_out()
    {
        var isAsked = new TaskCompletionSource();
        Server.Answer = async (_, context) =>
        {
            isAsked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var pass = SummariseAsync(1);
        await isAsked.Task;
        Test.Clock.Advance(Options().TimeOut);
        Assert.True((await pass).IsServerFailing);
        Assert.Contains("no answer in 30 s", Assert.Single(LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_trickles_ends_at_the_time_out_too()
    {
        var isAsked = new TaskCompletionSource();
        Server.Answer = async (_, context) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"id\":");
            await context.Response.Body.FlushAsync();
            isAsked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var pass = SummariseAsync(1);
        await isAsked.Task;
        Test.Clock.Advance(Options().TimeOut);
        Assert.True((await pass).IsServerFailing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":null}")]
    [InlineData("{\"choices\":[{\"message\":{}}]}")]
    [InlineData("{\"choices\":[{\"index\":\"x\",\"message\":{\"role\":\"robot\",\"content\":7},\"finish_reason\":\"tired\"}]}")]
    [InlineData("{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":\"stop\"}]}")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    public async Task An_answer_that_is_none_is_no_summary_and_no_crash(string body)
    {
        Server.Answer = async (_, context) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        };
        Assert.Equal(0, (await SummariseAsync(1)).Accepted);
        Assert.Empty(await ToldAsync(1));
        Assert.NotNull((await Store.FindAsync(1, CancellationToken.None))!.Refusal);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        Server.Answer = async (_, context) =>
        {
            var chunk = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        };
        Assert.True((await SummariseAsync(1)).IsServerFailing);
        Assert.Contains("far too long", Assert.Single(LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await ModelServer.StartAsync(CancellationToken.None);
        Server.Answer = (_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"{elsewhere.Endpoint}/chat/completions";
            return Task.CompletedTask;
        };
        Assert.True((await SummariseAsync(1)).IsServerFailing);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await Server.DisposeAsync();
        Assert.True((await SummariseAsync(1)).IsServerFailing);
        Assert.Contains("not reached", Assert.Single(LogLines), StringComparison.Ordinal);
        Assert.Null(await Store.FindAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Calls_end_with_the_days_budget_and_go_on_the_next_day()
    {
        Use(Options() with { CallsPerDay = 1 });
        await AddAsync(2, "第二条新闻的标题", "第二条新闻的内容，" + Text);
        Says(Good);
        Assert.Equal(new SummariesReport { Asked = 1, Accepted = 1, IsBudgetUsedUp = true }, await SummariseAsync(1, 2));
        Use(Options() with { CallsPerDay = 1 });
        Assert.Equal(new SummariesReport { IsBudgetUsedUp = true }, await SummariseAsync(1, 2));
        Assert.Single(Server.Calls);
        Test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await SummariseAsync(1, 2)).Asked);
    }

    [Fact]
    public async Task Tokens_end_before_the_days_budget_is_passed()
    {
        var atMost = ModelRequest.Of(new SummarySource("青岚市无人公交线路正式投用", Text, "zh-Hans", "")).TokensAtMost;
        Use(Options() with { TokensPerDay = atMost + 100 });
        await AddAsync(2, "第二条新闻的标题", "第二条新闻的内容，" + Text);
        // The server says what it used, which leaves too little for another.
        Says(Good, tokens: 200);
        var report = await SummariseAsync(1, 2);
        Assert.Equal((1, true), (report.Asked, report.IsBudgetUsedUp));
        Assert.Equal(200, (await Store.UseAsync(Today, CancellationToken.None)).Tokens);
    }

    [Fact]
    public async Task A_server_that_does_not_say_what_it_used_has_used_what_it_might()
    {
        Says(Good, tokens: null);
        await SummariseAsync(1);
        Assert.Equal(ModelRequest.Of(new SummarySource("青岚市无人公交线路正式投用", Text, "zh-Hans", "")).TokensAtMost, (await Store.UseAsync(Today, CancellationToken.None)).Tokens);
    }

    [Fact]
    public async Task What_an_editor_wrote_is_told_and_no_model_is_asked()
    {
        await Test.ExecuteAsync("INSERT INTO curated_articles (article_key, summary, curated_by, curated_at) VALUES ('k1', '编辑写的摘要。', 1, 1)");
        Assert.Equal(0, (await SummariseAsync(1)).Asked);
        await Test.ExecuteAsync("DELETE FROM curated_articles");
        Says(Good);
        await SummariseAsync(1);
        await Test.ExecuteAsync("INSERT INTO curated_articles (article_key, summary, curated_by, curated_at) VALUES ('k1', '编辑写的摘要。', 1, 1)");
        Assert.Empty(await ToldAsync(1));
        Assert.True((await Store.FindAsync(1, CancellationToken.None))!.IsEditorFirst);
    }

    [Fact]
    public async Task Switched_off_again_what_was_summarised_before_is_told_no_more()
    {
        Says(Good);
        await SummariseAsync(1);
        Assert.Empty(await Database.ReadAsync(session => new ModelSummaryStore(ModelSummaryOptions.Off, Database).FindToldAsync(session, [1]), CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        Use(Options() with { Key = "" });
        Says(Good);
        await SummariseAsync(1);
        Assert.Equal("", Assert.Single(Server.Calls).Authorization);
    }

    [Fact]
    public async Task Of_a_long_text_the_beginning_is_sent()
    {
        await AddAsync(2, "第二条新闻的标题", Text + string.Concat(Enumerable.Repeat("后面还有很多内容。", 2_000)));
        Says(Good);
        await SummariseAsync(2);
        Assert.InRange(Assert.Single(Server.Calls).Material.Length, ModelRequest.MaxText, ModelRequest.MaxText + 200);
    }

    [Fact]
    public async Task After_two_months_a_text_is_forgotten()
    {
        Says(Good);
        await SummariseAsync(1);
        var job = new PruneModelSummariesJob(Store, Test.Clock);
        Test.Clock.Advance(TimeSpan.FromDays(59));
        Assert.StartsWith("0 ", (await job.RunAsync(CancellationToken.None)).Summary, StringComparison.Ordinal);
        Test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.StartsWith("1 ", (await job.RunAsync(CancellationToken.None)).Summary, StringComparison.Ordinal);
        Assert.Equal([0], await Test.QueryAsync<int>("SELECT CAST(COUNT(*) AS INTEGER) FROM model_days"));
    }
}
