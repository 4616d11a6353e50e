using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Tests.Search.Queries;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Follows;

public sealed partial class FollowedQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly TopicCatalogue Topics = new(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance);

    [Theory]
    [InlineData("华为 芯片", "芯片，华为")]
    [InlineData("华为 芯片", "華為　芯片 last:7d")]
    [InlineData("NVIDIA OR 英伟达", "英伟达 OR nvidia")]
    [InlineData("topic:ai 芯片", "话题：人工智能 芯片")]
    [InlineData("芯片 -广告", "-广告 芯片 芯片")]
    [InlineData("source:\"IT 之家\"", "来源：it之家")]
    [InlineData("芯片 after:2026-01-01", "before:2027 芯片")]
    public void What_means_the_same_has_the_same_key(string one, string other) => Assert.Equal(Read(one)!.Key, Read(other)!.Key);

    [Theory]
    [InlineData("华为 芯片", "华为芯片")]
    [InlineData("华为 芯片", "华为 OR 芯片")]
    [InlineData("芯片", "-芯片")]
    [InlineData("芯片", "\"芯片\"")]
    [InlineData("芯片", "title:芯片")]
    [InlineData("ai", "topic:ai")]
    [InlineData("topic:ai", "source:ai")]
    public void What_means_something_else_has_another(string one, string other) => Assert.NotEqual(Read(one)!.Key, Read(other)!.Key);

    [Theory]
    [InlineData("football", "football", true)]
    [InlineData("football", "football club", true)]
    [InlineData("football", "\"football club\"", true)]
    [InlineData("football OR rugby", "rugby", true)]
    [InlineData("足球", "足球比赛", true)]
    [InlineData("晶片", "芯片", true)]
    [InlineData("source:it之家", "来源：IT之家 芯片", true)]
    [InlineData("football club", "football", false)]
    [InlineData("rugby", "football OR rugby", false)]
    [InlineData("title:football", "football", false)]
    [InlineData("football -women", "football", false)]
    [InlineData("-football", "rugby", false)]
    [InlineData("ball", "football", false)]
    public void One_covers_another_where_all_the_other_finds_is_found_by_it(string wide, string narrow, bool covers) =>
        Assert.Equal(covers, Read(wide)!.Covers(Read(narrow)!, Topics));

    [Fact]
    public void Limits_in_time_are_left_out_by_name()
    {
        var read = Read("芯片 last:7d before:2027")!;
        Assert.Equal("芯片", read.Text);
        Assert.Equal(["last:7d", "before:2027"], read.LeftOut);
        Assert.False(read.Query.IsLimitedInTime);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂")]
    [InlineData("last:7d")]
    [InlineData("-")]
    public void Where_no_word_is_left_there_is_nothing_to_follow(string text) => Assert.Null(Read(text));

    [Fact]
    public void Of_any_text_what_is_kept_means_what_was_followed() => Prop.ForAll(AnyTextTests.Texts.ToArbitrary(), text =>
    {
        if (Read(text) is { } read)
        {
            var again = Read(read.Text)!;
            Assert.Equal((read.Key, read.Text), (again.Key, again.Text));
            Assert.DoesNotContain(read.Text, char.IsControl);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Every_example_of_the_search_page_can_be_followed()
    {
        var examples = Example().Matches(Repository.Text("docs/search.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.True(examples.Count >= 3);
        Assert.All(examples, example => Assert.NotNull(Read(example)));
        Assert.Equal(["last:7d"], Read(examples.Single(example => example.Contains("last:", StringComparison.Ordinal)))!.LeftOut);
    }

    [GeneratedRegex("^\\| `/follow ([^`]+)` ", RegexOptions.Multiline)]
    private static partial Regex Example();

    private static FollowedQuery? Read(string text) => FollowedQuery.Read(text, Now, Topics);
}
