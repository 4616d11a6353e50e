using ChatDigestBot.Search.Queries;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Search.Queries;

public sealed class ShownQueryTests
{
    [Theory]
    [InlineData("source:示例科技", "来源：示例科技", "來源：示例科技")]
    [InlineData("芯片 -source:\"Harbour Post\" topic:ai", "芯片 -来源：\"Harbour Post\" 话题：ai", "芯片 -來源：\"Harbour Post\" 話題：ai")]
    [InlineData("title:储能 last:7d", "标题：储能 最近：7d", "標題：储能 最近：7d")]
    [InlineData("open-source:x resource:y", "open-source:x resource:y", "open-source:x resource:y")]
    [InlineData("机器人 OR 无人机", "机器人 OR 无人机", "机器人 OR 无人机")]
    public void Fields_have_names_in_the_readers_language(string query, string simplified, string traditional) => Assert.Equal(
        (query, simplified, traditional),
        (ShownQuery.Of(query, Language.English), ShownQuery.Of(query, Language.Chinese), ShownQuery.Of(query, Language.TraditionalChinese)));

    [Theory]
    [InlineData("芯片 -source:\"Harbour Post\" topic:ai title:储能")]
    [InlineData("after:2026-01-01 before:2026-02-01 电池 last:7d")]
    public void What_is_shown_can_be_typed_and_means_the_same(string query)
    {
        var now = DateTimeOffset.Parse("2026-11-28T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SearchQueryParser.TryParse(query, now, TimeZoneInfo.Utc, out var typed));
        Assert.True(SearchQueryParser.TryParse(ShownQuery.Of(query, Language.Chinese), now, TimeZoneInfo.Utc, out var shown));
        Assert.Equal(QueryWriter.Write(typed with { TimeLimits = [] }), QueryWriter.Write(shown with { TimeLimits = [] }));
        Assert.Equal((typed.NotBefore, typed.Before), (shown.NotBefore, shown.Before));
    }
}
