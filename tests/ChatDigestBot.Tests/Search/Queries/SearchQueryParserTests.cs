using System.Globalization;
using ChatDigestBot.Search.Queries;

namespace ChatDigestBot.Tests.Search.Queries;

public sealed class SearchQueryParserTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 15, 4, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("智慧城市 华为", "智慧城市 & 华为")]
    [InlineData("智慧城市，华为、储能", "智慧城市 & 华为 & 储能")]
    [InlineData("\"exact phrase\" word", "[exact phrase] & word")]
    [InlineData("“完全 一致” 「引号」 《书名》 ＂全角＂", "[完全 一致] & [引号] & [书名] & [全角]")]
    [InlineData("“混用\" 词", "[混用] & 词")]
    [InlineData("芯片 -广告", "芯片 & !广告")]
    [InlineData("芯片 －广告 -\"一 二\"", "芯片 & !广告 & ![一 二]")]
    [InlineData("-储能", "!储能")]
    [InlineData("a OR b c", "a|b & c")]
    [InlineData("a OR b OR c", "a|b|c")]
    [InlineData("a AND b NOT c", "a & b & !c")]
    [InlineData("topic:ai source:\"IT 之家\" title:芯片", "topic=ai & source=IT 之家 & ^芯片")]
    [InlineData("topic:ai OR topic:chips 话题：5g", "topic=ai|topic=chips & topic=5g")]
    [InlineData("来源：“新华社” 标题:\"a b\" Topic: energy", "source=新华社 & ^[a b] & topic=energy")]
    [InlineData("-topic:ai -source:x", "!topic=ai & !source=x")]
    [InlineData("华为5G", "华为5G")]
    [InlineData("gpt-4o c++ 1,000 don't", "gpt-4o & c++ & 1,000 & don't")]
    [InlineData("标题很长：副标题 - 栏目", "标题很长：副标题 & 栏目")]
    public void Queries_are_read_as_people_mean_them(string text, string meaning) => Assert.Equal(meaning, Show(Parse(text)));

    [Theory]
    [InlineData("\"never closed", "never & closed")]
    [InlineData("a OR", "a")]
    [InlineData("OR a", "a")]
    [InlineData("OR", "OR")]
    [InlineData("topic:", "topic:")]
    [InlineData("after:someday", "after:someday")]
    [InlineData("after:2026-13-40 x", "after:2026-13-40 & x")]
    [InlineData("last:long", "last:long")]
    [InlineData("on:the way", "on:the & way")]
    [InlineData("on:2月30日", "on:2月30日")]
    [InlineData("https://example.com/a?b=c", "https://example.com/a & b=c")]
    [InlineData("华为：发布", "华为：发布")]
    [InlineData("((( a )))", "a")]
    [InlineData("\"\" a \"!\"", "a")]
    [InlineData("--a - b", "--a & b")]
    public void What_makes_no_sense_is_read_as_plain_words(string text, string meaning) => Assert.Equal(meaning, Show(Parse(text)));

    [Theory]
    [InlineData("after:2026-07-01", "2026-06-30T16:00", null)]
    [InlineData("after:2026-7", "2026-06-30T16:00", null)]
    [InlineData("before:2026/1/1", null, "2025-12-31T16:00")]
    [InlineData("after:2026年3月1日 before:2026-04", "2026-02-28T16:00", "2026-03-31T16:00")]
    [InlineData("after:2025", "2024-12-31T16:00", null)]
    [InlineData("after:今天", "2026-07-14T16:00", null)]
    [InlineData("on:昨天", "2026-07-13T16:00", "2026-07-14T16:00")]
    [InlineData("日期：7月1日", "2026-06-30T16:00", "2026-07-01T16:00")]
    [InlineData("on:\"28 Nov\"", "2025-11-27T16:00", "2025-11-28T16:00")] // the last one there was
    [InlineData("on:\"november 3rd\"", "2025-11-02T16:00", "2025-11-03T16:00")]
    [InlineData("on:2月29日", "2024-02-28T16:00", "2024-02-29T16:00")]
    [InlineData("on:\"28 November 2024\"", "2024-11-27T16:00", "2024-11-28T16:00")]
    [InlineData("on:\"Nov 28, 2024\"", "2024-11-27T16:00", "2024-11-28T16:00")]
    [InlineData("on:2026-06", "2026-05-31T16:00", "2026-06-30T16:00")]
    [InlineData("on:上周", "2026-07-05T16:00", "2026-07-12T16:00")]
    [InlineData("on:\"last month\"", "2026-05-31T16:00", "2026-06-30T16:00")]
    [InlineData("date:2025", "2024-12-31T16:00", "2025-12-31T16:00")]
    [InlineData("since:yesterday", "2026-07-13T16:00", null)]
    [InlineData("last:7d", "2026-07-08T04:30", null)]
    [InlineData("last:24h", "2026-07-14T04:30", null)]
    [InlineData("最近：２周", "2026-07-01T04:30", null)]
    [InlineData("last:3个月", "2026-04-15T04:30", null)]
    [InlineData("last:1y", "2025-07-15T04:30", null)]
    public void Dates_are_days_of_the_searchers_zone(string text, string? notBefore, string? before)
    {
        var query = Parse(text);
        Assert.Equal(notBefore, query.NotBefore?.ToString("yyyy-MM-ddTHH:mm", null));
        Assert.Equal(before, query.Before?.ToString("yyyy-MM-ddTHH:mm", null));
        Assert.Empty(query.Clauses);
    }

    [Fact]
    public void A_midnight_that_a_clock_change_skips_begins_after_the_gap()
    {
        Assert.True(SearchQueryParser.TryParse("after:2026-04-24", Now, TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"), out var query));
        Assert.Equal(new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero), query.NotBefore);
    }

    [Theory]
    [InlineData("after:2026-11-01", "America/Havana", "2026-11-01T04:00")] // the clock shows 00:00 twice
    [InlineData("after:2011-12-30", "Pacific/Apia", "2011-12-30T10:00")] // a day that Samoa left out
    public void Days_begin_as_everywhere_else_in_the_bot(string text, string zone, string expected)
    {
        Assert.True(SearchQueryParser.TryParse(text, Now, TimeZoneInfo.FindSystemTimeZoneById(zone), out var query));
        Assert.Equal(expected, query.NotBefore!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("🙂👍")]
    [InlineData("?!… -- \"\" ()")]
    public void Signs_alone_are_no_query(string text) => Assert.False(SearchQueryParser.TryParse(text, Now, Shanghai, out _));

    private static SearchQuery Parse(string text)
    {
        Assert.True(SearchQueryParser.TryParse(text, Now, Shanghai, out var query));
        return query;
    }

    private static string Show(SearchQuery query) => string.Join(" & ", query.Clauses.Select(clause => (clause.IsNegated ? "!" : "") + string.Join('|', clause.AnyOf.Select(Show))));

    private static string Show(QueryTerm term) => term switch
    {
        QueryTerm.Word word => (word.InTitle ? "^" : "") + (word.IsPhrase ? $"[{word.Typed}]" : word.Typed),
        QueryTerm.Topic topic => $"topic={topic.Name}",
        QueryTerm.Source source => $"source={source.Name}",
        _ => throw new InvalidOperationException(),
    };
}
