using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

public sealed class RareWordsTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Amounts_and_common_words_that_two_long_texts_share_make_no_story()
    {
        var heating = new StoryFacts(
            "What the new plan will cost families this year",
            "Orwick Energy will raise what households pay for heat by 12% from April, the regulator said on Sunday. Some $250 million of the money goes into boilers, pipes and meters; 35% of the tenants on the old tariff are in arrears, and 1,400 of them have no radiator at all. "
            + "Most people will now pay more, some will pay less. Charities had asked for a fund, and for the first time they will get one: whoever shivers may call a number. The plan will cost the state nothing, a spokesman said, and the year will show whether families turn their thermostats down.",
            Day);
        var football = new StoryFacts(
            "How the new season will pay clubs this year",
            "Harrowgate United and eleven other football sides have signed with a broadcaster that pays $250 million for every match until 2031, 12% more than before. Strikers and goalkeepers get 35% of it, by a clause their union won in court; 1,400 stewards and groundsmen get a bonus. "
            + "What the new plan will cost viewers is not said. Families who follow their team this year will see the kick-off at noon, and a referee with a microphone. The season begins in August with a derby; the clubs will meet once more before it to vote on relegation.",
            Day.AddHours(5));
        Assert.NotNull(StoryRule.WhySame(StoryComparison.Of(heating, football, similarity: 0.05)));
        Assert.Null(StoryRule.WhySame(heating, football, similarity: 0.05));
        Assert.InRange(heating.Words.Likeness(football.Words), 0, 0.15);
    }

    [Fact]
    public void Two_who_tell_of_one_event_share_its_rare_words()
    {
        var one = new StoryFacts("Hanger of the Varnholm bridge snaps", "A hanger of the Varnholm suspension bridge snapped on Sunday and fell onto an empty lane, the road office said. The bridge is closed to lorries.", Day);
        var other = new StoryFacts("Lorries banned after cable breaks", "No lorry may use the suspension bridge at Varnholm for now: one of its hangers broke and came down on the road on Sunday, where nobody drove.", Day.AddHours(3));
        var another = new StoryFacts("Lorries banned from the centre of Torvik", "No lorry may drive through Torvik for now: the town closed its centre to them on Sunday, where children walk to school.", Day.AddHours(3));
        Assert.InRange(one.Words.Likeness(other.Words), 0.25, 1);
        Assert.InRange(one.Words.Likeness(another.Words), 0, 0.15);
        Assert.Equal(1, one.Words.Likeness(one.Words), 6);
    }

    [Theory]
    [InlineData("the", "bridge", "varnholm")]
    [InlineData("中国", "铁路", "鹿鸣")]
    public void What_few_posts_say_weighs_more(string common, string known, string rare)
    {
        Assert.InRange(WordRarity.Of(common), 0, WordRarity.Of(known));
        Assert.InRange(WordRarity.Of(known), WordRarity.Of(common), WordRarity.Of(rare));
        Assert.NotEqual(WordRarity.Of(common), WordRarity.Of(rare));
    }

    [Theory]
    [InlineData("关于地铁报道的更正", "本报今天刊发的《鹿鸣地铁七号线下月通车》把通车的月份写错了，应为五月。特此更正。", "鹿鸣地铁七号线下月通车", "鹿鸣地铁七号线土建已经完工，计划下月通车，全线设站 21 座。")]
    [InlineData("关于一篇报道的更正", "我们关于「澄江水厂明起停产检修」的报道有误，停产的是二厂。", "澄江水厂明起停产检修", "澄江水厂因为检修停产，城南三个片区用水受到影响。")]
    public void A_correction_that_quotes_a_title_joins_what_it_corrects(string title, string text, string otherTitle, string otherText)
    {
        var correction = new StoryFacts(title, text, Day.AddHours(9));
        var corrected = new StoryFacts(otherTitle, otherText, Day);
        Assert.NotNull(StoryRule.WhySame(correction, corrected, similarity: 0.1));
        Assert.Null(StoryRule.WhySame(correction, new StoryFacts("望川水厂扩建", "望川水厂今天开始扩建，二厂明年投产。", Day), similarity: 0.1));
    }

    [Fact]
    public void A_notice_of_few_facts_that_is_told_again_on_its_day_is_one_story()
    {
        var notice = new StoryFacts("澄江图书馆周日闭馆", "澄江图书馆本周日因消防演练闭馆一天，读者可以到南馆还书，自习室周一照常开放。", Day);
        var again = new StoryFacts("周日澄江图书馆不开门", "记者获悉，澄江图书馆本周日因消防演练闭馆一天，读者可以到南馆还书，自习室周一照常开放。", Day.AddHours(4));
        Assert.NotNull(StoryRule.WhySame(notice, again, similarity: 0.7));
        Assert.Null(StoryRule.WhySame(notice, new StoryFacts(again.Title, "记者获悉，望川博物馆本周日因展厅改造闭馆一天，观众可以到东馆看展，茶室周一照常开放。", Day.AddHours(4)), similarity: 0.5));
    }

    [Fact]
    public void A_name_is_not_said_by_a_longer_word_that_holds_it()
    {
        var giant = new StoryFacts("A giant of chess", "The chess giant was a meridian of her time; the Castells remember.", Day);
        Assert.False(giant.Says("ian"));
        Assert.True(giant.Says("castell"));
        Assert.True(giant.Says("chess giant"));
    }
}
