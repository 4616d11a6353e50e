using System.Globalization;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>People send whatever they like as a question: each gets an answer, in the chat and inline, and no warning is logged.</summary>
public sealed class StrangeQuestionsJourneys
{
    internal static readonly string[] Questions =
    [
        "🙂🙂", "🙂储能🙂", "-", "--", "- -", "。，、！？", "\"", "“储能", "\"储能", "'储能", "（储能", "储能\"电站", "\"\"", "topic:", "topic:没有这个", "话题：", "source:%", "source:_",
        "title:", "after:", "after:9999-99-99", "after:9999-12-31", "before:0001-01-01", "before:1970", "last:0d", "last:99999d", "last:50000y", "last:-7d", "OR", "OR OR", "储能 OR", "AND", "NOT", "-OR",
        "שלום עולם", "مرحبا 储能", "\u202e储能\u202c", "储\u200b能", "\u0000", "储能\u0000电站", "\u0001\u001f储能", "储能\r\n电站", "\ufffd", "𠮷野家 储能", "<b>储能</b>", "&lt;储能&gt;",
        "储能* NEAR(电站)", "terms:储能", "'; DROP TABLE articles; --", "储能:* & !电站", "{储能}", "^储能", "\\", "%", "100%", "c++ c# .net", "1,000.5", "é ñ ﷽",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_question_is_answered(bool isOnPostgres)
    {
        await using var app = await StartAsync(isOnPostgres);
        foreach (var question in Questions.Concat([new string('储', 4_000), string.Concat(Enumerable.Repeat("储能 ", 1_300)), string.Concat(Enumerable.Repeat("-a ", 1_300)), new string('"', 4_000), string.Concat(Enumerable.Repeat("🙂", 2_000))]))
        {
            var person = app.Person("Ann"); // each a person of their own: nobody is held back for asking much
            Assert.NotEqual("", (await app.Says(person, $"/search {question}")).Text);
            await app.AsksInline(person, question.Length > 256 ? question[..256] : question);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_with_signs_nobody_sees_has_pages_too(bool isOnPostgres)
    {
        await using var app = await StartAsync(isOnPostgres);
        var person = app.Person("阿明", "zh-hans");
        var first = await app.Says(person, "/search 储能\u0000 \u202e电站 OR 锂离子电池 OR 铅酸电池 OR 液流电池 -不存在的词 -也不存在的词");
        await app.BotRestarts();
        Assert.Contains("第 6–8 条", (await app.Taps(person, first.Message, "下一页")).Text, StringComparison.Ordinal);
    }

    private static async Task<JourneyApp> StartAsync(bool isOnPostgres)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Engine = isOnPostgres ? DatabaseEngine.Postgres : DatabaseEngine.Sqlite,
            Posts = [.. Enumerable.Range(1, 8).Select(number => new JourneyPost(string.Create(CultureInfo.InvariantCulture, $"储能电站第 {number:D2} 则"), JourneyOptions.Beginning.AddDays(-number)) { Body = $"第 {number} 座储能电站并网。" })],
        });
        return app;
    }
}
