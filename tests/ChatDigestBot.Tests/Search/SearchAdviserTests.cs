using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Search;

public sealed class SearchAdviserOnSqliteTests : SearchAdviserTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class SearchAdviserOnPostgresTests : SearchAdviserTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class SearchAdviserTests : StoreTest
{
    private SearchSamples Samples => field ??= new SearchSamples(Test);

    private SearchAdviser Adviser => field ??= SearchSamples.Adviser(Test);

    [Theory]
    [InlineData("nvdia", "Correction nvidia: nvidia")]
    [InlineData("nvidai 芯片", "Correction nvidia: nvidia 芯片; FewerWords 芯片: 芯片")]
    [InlineData("nivdia", "Correction nvidia: nvidia")]
    [InlineData("芯片 last:3d", "AnyTime: 芯片")]
    [InlineData("topic:space 芯片 last:3d", "AnyTopic: 芯片")]
    [InlineData("topic:chps 芯片", "Correction chips: topic:chips 芯片; AnyTopic: 芯片")]
    [InlineData("话题：芯片半导休", "Correction chips: topic:chips")]
    [InlineData("芯片 -nvidia -国产", "NothingTakenAway: 芯片")]
    [InlineData("title:性能", "Anywhere: 性能")]
    [InlineData("芯片 洋葱 nvidia", "FewerWords 芯片 nvidia: 芯片 nvidia; FewerWords 芯片: 芯片; FewerWords nvidia: nvidia")]
    [InlineData("洋葱 土豆", "")]
    [InlineData("zzzz", "")]
    [InlineData("心片", "Correction 芯片: 芯片")]
    [InlineData("ai芯片", "FewerWords 芯片: 芯片")]
    [InlineData("ＡＩ芯片", "FewerWords 芯片: 芯片")]
    [InlineData("辛片 nvidia", "Correction 芯片: 芯片 nvidia; FewerWords nvidia: nvidia")]
    public async Task What_found_nothing_is_widened_to_what_finds_something(string text, string advice)
    {
        await Samples.AddAsync("NVIDIA 发布芯片", "性能更好", SearchSamples.Day(2, 3), "chips");
        await Samples.AddAsync("国产芯片", "nvidia", SearchSamples.Day(2, 4), "chips");
        var query = Parse(text);
        var given = await Adviser.WidenAsync(query, CancellationToken.None);
        Assert.Equal(advice, string.Join("; ", given.Select(one => $"{one.Kind}{(one.Name.Length > 0 ? " " + one.Name : "")}: {one.Query.Text}")));
        Assert.All(given, one => Assert.True(one.Count > 0));
    }

    [Theory]
    [InlineData("chps", "Correction chips: chips")]
    [InlineData("batery", "Correction battery: battery")]
    [InlineData("batery storage", "Correction battery: battery storage; FewerWords storage: storage")]
    [InlineData("batery onions", "FewerWords battery: battery")]
    [InlineData("smrat city", "Correction smart: smart city; FewerWords city: city")]
    [InlineData("what is new in chips today", "FewerWords chips: chips")]
    [InlineData("what is new today", "")]
    [InlineData("芯片 最新 消息", "FewerWords 芯片: 芯片")]
    [InlineData("chopsticks", "")]
    public async Task What_is_mended_is_the_whole_question_and_everyday_words_never_stay_alone(string text, string advice)
    {
        await Samples.AddAsync("A chip that is small", "Batteries and storage get cheaper in the smart city.", SearchSamples.Day(2, 3));
        await Samples.AddAsync("What smart lamps say", "It is all about light. 芯片。", SearchSamples.Day(2, 4));
        var given = await Adviser.WidenAsync(Parse(text), CancellationToken.None);
        Assert.Equal(advice, string.Join("; ", given.Select(one => $"{one.Kind}{(one.Name.Length > 0 ? " " + one.Name : "")}: {one.Query.Text}")));
    }

    [Theory]
    [InlineData("sattelite", "Correction satellite: satellite")]
    [InlineData("artfical inteligense", "Correction artificial intelligence: artificial intelligence")]
    [InlineData("infrastuctrue", "Correction infrastructure: infrastructure")]
    [InlineData("semicnodcutor", "Correction semiconductor: semiconductor")] // a word of a topic
    [InlineData("semiconducters", "Correction semiconductors: semiconductors")]
    [InlineData("manufactoring", "")] // nothing of it is in any post
    [InlineData("stellite", "Correction satellite: satellite")]
    [InlineData("statelight", "")]
    public async Task A_long_word_with_two_wrong_letters_is_mended(string text, string advice)
    {
        await Samples.AddAsync("A satellite for artificial intelligence", "Infrastructure of semiconductors. State of the lights.", SearchSamples.Day(2, 3));
        var given = await Adviser.WidenAsync(Parse(text), CancellationToken.None);
        Assert.Equal(advice, string.Join("; ", given.Select(one => $"{one.Kind}{(one.Name.Length > 0 ? " " + one.Name : "")}: {one.Query.Text}")));
    }

    [Fact]
    public async Task Much_is_narrowed_to_the_last_week_and_to_the_topic_of_most_hits()
    {
        for (var day = 1; day <= 28; day++)
        {
            await Samples.AddAsync("芯片新闻", "文", SearchSamples.Day(2, day), day % 3 == 0 ? "chips" : "");
        }

        var result = await SearchSamples.Store(Test).FindAsync(Parse("芯片"), 0, 10, CancellationToken.None);
        var given = await Adviser.NarrowAsync(result, CancellationToken.None);
        Assert.Equal(["芯片 last:7d", "芯片 topic:chips"], given.Select(one => one.Query.Text));
        Assert.Equal([6, 9], given.Select(one => one.Count)); // since the 23rd of February, midnight in UTC
    }

    [Theory]
    [InlineData("nvid", "nvidia")]
    [InlineData("发布 nv", "发布 nvidia")]
    [InlineData("nvidia", null)]
    [InlineData("发布", null)]
    [InlineData("-nv", null)]
    public async Task Half_a_word_is_made_whole(string text, string? whole)
    {
        await Samples.AddAsync("NVIDIA 发布芯片");
        Assert.Equal(whole, (await Adviser.CompleteAsync(Parse(text), CancellationToken.None))?.Text);
    }

    private SearchQuery Parse(string text)
    {
        Assert.True(SearchQueryParser.TryParse(text, Test.Clock.GetUtcNow(), TimeZoneInfo.Utc, out var query));
        return query;
    }
}
