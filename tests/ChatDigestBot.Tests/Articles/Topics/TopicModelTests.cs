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
        title	茶叶	0:300	1:-50
        title	新茶	0:100
        title	a
        beginning	茶叶	0:100
        """;

    private static readonly TopicModel Model = TopicModel.Read(new StringReader(Small));

    [Fact]
    public void The_pieces_of_a_title_share_out_one_weight()
    {
        var odds = Model.Weigh(Findings("茶叶 新茶 boats", ""));

        // Each of three pieces counts 1/√3, that of the title and that of title and beginning together.
        Assert.Equal((3.0 + 1.0 + 1.0) / Math.Sqrt(3), odds[0], 0.001);
        Assert.Equal(-0.5 / Math.Sqrt(3), odds[1], 0.001);
    }

    [Fact]
    public void A_piece_said_twice_counts_once() => Assert.Equal(3.0 / Math.Sqrt(2), Model.Weigh(Findings("茶叶 茶叶", ""))[0] - (1.0 / Math.Sqrt(2)), 0.001);

    [Fact]
    public void A_topic_has_the_points_of_the_threshold_where_it_is_as_likely_as_not()
    {
        double[] features = [1, 2, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(10, Model.Points(0, 0, features, threshold: 10), 0.001);
        Assert.Equal(15, Model.Points(0, 1, features, threshold: 10), 0.001);
        Assert.Equal(5, Model.Points(1, 0, features, threshold: 10), 0.001);
    }

    [Fact]
    public void The_reasons_are_the_pieces_that_speak_loudest()
    {
        var reasons = Model.Reasons(0, Findings("茶叶 新茶", "")).ToList();

        Assert.Equal(["茶叶", "新茶"], reasons.Select(reason => reason.Found));
        Assert.All(reasons, reason => Assert.Equal("learned", reason.Rule));
        Assert.Empty(Model.Reasons(1, Findings("茶叶 新茶", "")));
    }

    [Fact]
    public void The_model_that_is_shipped_knows_the_topics_that_are_shipped()
    {
        var topics = TopicFile.Parse(Repository.Text("content/topics.yaml"));

        Assert.All(topics.Topics, topic => Assert.Equal(topic.Id, TopicModel.Shipped.Topics[topic.Learned!.Value]));
    }

    [Fact]
    public void A_post_that_too_few_words_speak_for_may_be_of_a_topic()
    {
        var yaml = Repository.Text("content/topics.yaml");
        var post = new TopicEvidence { Title = "苹果将在下月推出新款耳机", Text = "新款耳机续航增加两小时，售价不变。", Categories = [], Links = [] };

        Assert.Empty(TopicClassifier.Classify(TopicFile.Parse(yaml.Replace("learned: true", "learned: false", StringComparison.Ordinal)), post));
        var phones = Assert.Single(TopicClassifier.Classify(TopicFile.Parse(yaml), post));
        Assert.Equal("phones", phones.Topic);
        Assert.Contains(phones.Reasons, reason => reason is { Rule: "learned", Found: "苹果" });
    }

    private static TopicFindings Findings(string title, string beginning) => new() { Tallies = [null, null], Title = title, Beginning = beginning, Length = beginning.Length };
}
