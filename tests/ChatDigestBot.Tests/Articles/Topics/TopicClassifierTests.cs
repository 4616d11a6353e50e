using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TopicClassifierTests
{
    private static readonly TopicSet Topics = TopicFile.Parse("""
        threshold: 10
        ignore: [苹果园]
        market: [涨停, 净买入]
        topics:
          - id: city
            emoji: 🏙️
            zh: 智慧城市
            en: Smart cities
            words: { 10: [智慧城市], 4: [城市] }
            links: { "https://www.ofweek.com/smartcity": 3 }
          - id: apple
            emoji: 🍎
            zh: 苹果公司
            en: Apple
            aliases: [苹果, Mac]
            words: { 10: [苹果, mac, "Galaxy S#", "小米#"], 8: [平板], 6: [ARM], -5: [果农] }
            veto: [水果]
            categories: { 苹果网: 10 }
          - id: money
            emoji: 📈
            zh: 财经
            en: Money
            general: true
            market: true
            words: { 10: [涨停, 股市, 融资净买入] }
        """);

    // No teaser any more.
    private static readonly string Long = new('字', 60);

    [Fact]
    public void A_source_named_after_a_topic_adds_to_what_a_post_says_and_decides_nothing_alone()
    {
        Assert.Empty(Classify("晚饭", "今天吃面。", "智慧城市网"));
        Assert.Empty(Classify("这座城市的晚饭", "今天吃面。", "某某网"));
        Assert.Equal(["city"], Classify("这座城市的城市管理", "城市、城市、城市，说的都是城市。", "智慧城市网"));

        static IEnumerable<string> Classify(string title, string text, string source) =>
            TopicClassifier.Classify(Topics, new TopicEvidence { Title = title, Text = text, Categories = ["新媒体", source], Links = [] }).Select(score => score.Topic);
    }

    [Theory]
    [InlineData("智慧城市上线", "city")]
    [InlineData("智慧城市與臺灣", "city")]
    [InlineData("ＭＡＣ 发布", "apple")]
    [InlineData("A new Mac, today", "apple")]
    [InlineData("新款Mac发布", "apple")]
    [InlineData("The machine", "")]
    [InlineData("macOS", "")]
    [InlineData("苹果园车站", "")]
    [InlineData("果农种苹果", "")]
    [InlineData("水果：苹果", "")]
    [InlineData("苹果概念涨停", "money")]
    [InlineData("苹果获融资净买入", "money")]
    [InlineData("Galaxy S22 Ultra 发布", "apple")]
    [InlineData("Galaxy S 发布", "")]
    [InlineData("Galaxy Sky 发布", "")]
    [InlineData("小米12发布", "apple")]
    [InlineData("小米10亿元入股", "")]
    [InlineData("小米3.5折", "")]
    [InlineData("小米2022001号", "")]
    [InlineData("城市", "")]
    public void A_title_decides_by_whole_and_longest_words(string title, string topics) => Assert.Equal(topics, Ids(title, ""));

    [Fact]
    public void Capitals_count_where_a_word_is_an_abbreviation()
    {
        Assert.Equal("apple", Ids("ARM 与 mac", "字。"));
        Assert.Equal(16, Score("ARM 与 mac", Long));
        Assert.Equal(10, Score("arm and mac", Long));
    }

    [Fact]
    public void A_mention_in_a_long_text_is_next_to_nothing_and_a_text_full_of_it_much()
    {
        Assert.Equal(0, Score("标题", new string('字', 2_000) + "苹果" + new string('字', 2_000)));
        Assert.InRange(Reason("苹果标题", new string('字', 2_000) + "苹果" + new string('字', 2_000)), 0.1, 1);
        Assert.InRange(Reason("苹果标题", string.Concat(Enumerable.Repeat("苹果发布了新品，字字字字。", 30))), 8.9, 9.1);
    }

    [Fact]
    public void One_word_of_the_text_alone_never_makes_a_topic() => Assert.Equal("", Ids("标题", string.Concat(Enumerable.Repeat("苹果", 500))));

    [Fact]
    public void A_text_alone_must_be_full_of_a_topic()
    {
        const string words = "苹果，苹果；平板，平板。";
        Assert.Equal("", Ids("标题", new string('字', 130) + words));
        Assert.Equal("apple", Ids("苹果", new string('字', 130) + words));
        Assert.Equal("apple", Ids("标题", string.Concat(Enumerable.Repeat(words, 9))));
    }

    [Fact]
    public void One_word_said_a_few_times_is_a_mention_unless_it_leaves_no_doubt()
    {
        Assert.Equal("", Ids("他带着平板出门", "平板在包里，字字字。"));
        Assert.Equal("", Ids("他带着平板出门", "平板在包里，平板坏了。"));
        Assert.Equal("apple", Ids("他带着平板出门", "平板在包里，平板坏了，修平板的人说平板进了水，平板要换。"));
        Assert.Equal("apple", Ids("他带着平板出门", "平板在包里，ARM 的。"));
        Assert.Equal("apple", Ids("他带着苹果出门", "字字字。"));
    }

    [Fact]
    public void Where_there_is_no_text_or_a_teaser_the_title_counts_a_quarter_more()
    {
        Assert.Equal("apple", Ids("平板", ""));
        Assert.Equal("", Ids("平板", "字。"));
        Assert.Equal(12.5, Score("苹果", "字。"));
        Assert.Equal(10, Score("苹果", Long));
    }

    [Fact]
    public void What_the_text_alone_speaks_of_is_no_second_topic()
    {
        var text = string.Concat(Enumerable.Repeat("苹果的平板，智慧城市的城市。", 9));
        Assert.Equal("city", Ids("智慧城市的一天", text));
        Assert.Equal("apple city", Ids("智慧城市与苹果", text));
        Assert.Equal("city", Ids("城市的一天", text)); // neither is named, so the one that is spoken of more
    }

    [Fact]
    public void A_second_topic_must_not_be_far_behind_but_a_subject_spoken_of_at_length_leaves_room()
    {
        Assert.Equal("apple", Ids("苹果与智慧城市", string.Concat(Enumerable.Repeat("苹果、mac、平板。", 20))));
        Assert.Equal("apple city", Ids("苹果、mac、Galaxy S22 和平板与智慧城市", string.Concat(Enumerable.Repeat("智慧城市里的苹果、mac、平板。", 20))));
    }

    [Fact]
    public void Links_are_mentions_and_sources_may_decide()
    {
        Assert.Equal("", Ids("标题", "", links: ["https://www.ofweek.com/smartcity/a", "https://www.ofweek.com/smartcity/b"]));
        Assert.Equal("apple", Ids("标题", "", categories: ["新媒体", "苹果网"]));
        Assert.Equal("", Ids("水果的标题", "", categories: ["苹果网"]));
    }

    [Fact]
    public void Reasons_say_which_rule_found_what_and_how_much()
    {
        var score = Assert.Single(Classify("智慧城市的城市", "智慧城市在这里。", ["x"], ["https://www.ofweek.com/smartcity/"]));
        Assert.Equal(["title 智慧城市 1 12.5", "text 智慧城市 1 8.8", "title 城市 1 5", "link https://www.ofweek.com/smartcity 1 3"], score.Reasons.Select(reason => $"{reason.Rule} {reason.Found} {reason.Count} {reason.Points}").Order(StringComparer.Ordinal).OrderByDescending(line => line.StartsWith("title 智", StringComparison.Ordinal)).ThenByDescending(line => line.StartsWith("text", StringComparison.Ordinal)).ThenByDescending(line => line.StartsWith("title", StringComparison.Ordinal)));
        Assert.Equal(29.3, score.Score, 0.05);
    }

    [Fact]
    public void A_general_topic_gives_way() => Assert.Equal("city", Ids("智慧城市与股市", ""));

    private static IReadOnlyList<TopicScore> Classify(string title, string text, string[]? categories = null, string[]? links = null) =>
        TopicClassifier.Classify(Topics, new TopicEvidence { Title = title, Text = text, Categories = categories ?? [], Links = links ?? [] });

    private static string Ids(string title, string text, string[]? categories = null, string[]? links = null) => string.Join(' ', Classify(title, text, categories, links).Select(score => score.Topic));

    private static double Score(string title, string text) => Classify(title, text).Select(score => score.Score).FirstOrDefault();

    private static double Reason(string title, string text) => Classify(title, text)[0].Reasons.Single(reason => reason.Rule == "text").Points;
}
