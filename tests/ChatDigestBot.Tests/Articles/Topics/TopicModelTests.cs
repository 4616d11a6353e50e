using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TopicModelTests
{
    private const string Small = """
        # of tea and of boats
        topics	tea	boats
        Bias	-100	-200
        Points	50	50
        Named	0	0
        Makers	0	0
        Strongest	0	0
        StrongestAhead	0	0
        Rival	-10	-10
        Headline	0	0
        Teaser	0	0
        Teaches	0	0
        Announces	0	0
        Code	0	0
        Chinese	0	0
        title	茶叶	0:300	1:-50
        title	新茶	0:100
        beginning	茶叶	0:100
        """;

    private static readonly TopicModel Model = TopicModel.Read(Small);

    [Fact]
    public void The_pieces_of_a_title_share_out_one_weight()
    {
        var odds = Model.Find(Findings("茶叶 新茶 boats", "")).Odds;

        // Each of three pieces counts 1/√3, that of the title and that of title and beginning together.
        Assert.Equal((3.0 + 1.0 + 1.0) / Math.Sqrt(3), odds[0], 0.001);
        Assert.Equal(-0.5 / Math.Sqrt(3), odds[1], 0.001);
    }

    [Fact]
    public void A_piece_of_the_text_counts_with_those_of_the_title() => Assert.Equal(1.0 / Math.Sqrt(2), Model.Find(Findings("boats", "茶叶")).Odds[0], 0.001);

    [Fact]
    public void A_piece_said_twice_counts_once() => Assert.Equal((3.0 + 1.0) / Math.Sqrt(2), Model.Find(Findings("茶叶 茶叶", "")).Odds[0], 0.001);

    [Fact]
    public void A_topic_has_ten_points_where_it_is_as_likely_as_not()
    {
        var nothing = Model.Find(Findings("", ""));
        double[] features = [1, 2, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(10, Model.Points(0, nothing, features), 0.001);
        Assert.Equal(5, Model.Points(1, nothing, features), 0.001);
        Assert.Equal(10 + (5 * 4), Model.Points(0, Model.Find(Findings("茶叶", "")), features), 0.001);
    }

    [Fact]
    public void The_reasons_are_the_pieces_that_speak_loudest()
    {
        var known = Model.Find(Findings("茶叶 新茶", ""));
        var reasons = Model.Reasons(0, known).ToList();

        Assert.Equal(["茶叶", "新茶"], reasons.Select(reason => reason.Found));
        Assert.All(reasons, reason => Assert.Equal("learned", reason.Rule));
        Assert.Empty(Model.Reasons(1, known));
    }

    [Fact]
    public void The_features_stand_in_the_order_of_their_names()
    {
        var tally = new TopicTally { NamedByMaker = 4 };
        tally.Add("title", "茶叶", 1, 8);
        tally.AddText("茶园", 1, 3);
        tally.Meet(9, isAhead: false);
        tally.Meet(7, isAhead: true);
        var features = new TopicFindings { Tallies = [tally], Title = "茶叶", Beginning = "茶园", Length = 30, Manner = new PostManner(Teaches: true, Announces: false, Code: 0.25, IsChinese: true) }.Features(0, rival: 50);

        Assert.Equal(1, features[(int)TopicFeature.Bias]);
        Assert.Equal(1.1, features[(int)TopicFeature.Points], 0.001);
        Assert.Equal(0.8, features[(int)TopicFeature.Named], 0.001);
        Assert.Equal(0.4, features[(int)TopicFeature.Makers], 0.001);
        Assert.Equal(0.9, features[(int)TopicFeature.Strongest], 0.001);
        Assert.Equal(0.7, features[(int)TopicFeature.StrongestAhead], 0.001);
        Assert.Equal(3, features[(int)TopicFeature.Rival], 0.001);
        Assert.Equal(0, features[(int)TopicFeature.Headline]);
        Assert.Equal(1, features[(int)TopicFeature.Teaser]);
        Assert.Equal(1, features[(int)TopicFeature.Teaches]);
        Assert.Equal(0, features[(int)TopicFeature.Announces]);
        Assert.Equal(0.25, features[(int)TopicFeature.Code]);
        Assert.Equal(1, features[(int)TopicFeature.Chinese]);
        Assert.Equal(Enum.GetValues<TopicFeature>().Length, features.Length);
    }

    [Theory]
    [InlineData("Rival\t-10\t-10", "", "no weights for Rival")]
    [InlineData("Rival\t-10\t-10", "Rival\t-10", "line 9 of the topic model")]
    [InlineData("title\t新茶\t0:100", "titel\t新茶\t0:100", "line 17 of the topic model")]
    public void A_damaged_file_says_what_is_wrong_with_it(string whole, string damaged, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => TopicModel.Read(Small.Replace(whole, damaged, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_model_that_is_shipped_knows_the_topics_that_are_shipped()
    {
        Assert.Equal(OurTopics.Shipped.Topics.Select(topic => topic.Id), TopicModel.Shipped.Topics);
        Assert.All(OurTopics.Shipped.Topics, topic => Assert.NotNull(topic.PlaceInModel));
    }

    [Fact]
    public void A_topic_of_ones_own_changes_nothing_for_the_others_and_gives_way_where_it_is_general()
    {
        const string Own = "  - { id: fruit, emoji: 🍎, zh: 水果, en: Fruit, general: true, words: { 10: [果农, 耳机] } }\n";
        var yaml = Repository.Text("content/topics.yaml");
        var post = new TopicEvidence { Title = "苹果将在下月推出新款耳机", Text = "新款耳机续航增加两小时，售价不变。", Categories = [], Links = [] };
        var (shipped, both) = (TopicFile.Parse(yaml), TopicFile.Parse($"{yaml.TrimEnd()}\n{Own}"));

        Assert.Equal(TopicClassifier.Classify(shipped, post).Select(score => (score.Topic, score.Score)), TopicClassifier.Classify(both, post).Select(score => (score.Topic, score.Score)));
        Assert.Equal(["fruit"], TopicClassifier.Classify(both, post with { Title = "果农盼来好天气", Text = "果农说今年雨水好，果农一早就下地。" }).Select(score => score.Topic));
    }

    [Fact]
    public void A_higher_threshold_is_stricter_with_learned_topics_too()
    {
        var yaml = Repository.Text("content/topics.yaml");
        var post = new TopicEvidence { Title = "苹果将在下月推出新款耳机", Text = "", Categories = [], Links = [] };

        Assert.NotEmpty(TopicClassifier.Classify(TopicFile.Parse(yaml), post));
        Assert.Empty(TopicClassifier.Classify(TopicFile.Parse(yaml.Replace("threshold: 10", "threshold: 60", StringComparison.Ordinal)), post));
    }

    [Fact]
    public void A_post_that_too_few_words_speak_for_may_be_of_a_topic()
    {
        var post = new TopicEvidence { Title = "苹果将在下月推出新款耳机", Text = "新款耳机续航增加两小时，售价不变。", Categories = [], Links = [] };

        Assert.Empty(TopicClassifier.Classify(OurTopics.WordsOnly, post));
        var phones = Assert.Single(TopicClassifier.Classify(OurTopics.Shipped, post));
        Assert.Equal("phones", phones.Topic);
        Assert.Contains(phones.Reasons, reason => reason.Rule == "learned");
    }

    private static TopicFindings Findings(string title, string beginning) => new() { Tallies = [null, null], Title = title, Beginning = beginning, Length = beginning.Length, Manner = default };
}
