using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>What people write who know no commands.</summary>
public sealed class SpokenWordsTests
{
    [Theory]
    [InlineData("stop", "/stop")]
    [InlineData("Unsubscribe!", "/stop")]
    [InlineData("取消订阅", "/stop")]
    [InlineData("取消訂閱。", "/stop")]
    [InlineData("  退订 ", "/stop")]
    [InlineData("HELP", "/help")]
    [InlineData("帮助", "/help")]
    [InlineData("幫助", "/help")]
    [InlineData("？", "/help")]
    [InlineData("设置", "/settings")]
    [InlineData("what's new?", "/digest")]
    [InlineData("简报", "/digest")]
    [InlineData("pause for 2 weeks", "/pause 2 weeks")]
    [InlineData("暂停7天", "/pause 7天")]
    [InlineData("English", "/language en")]
    [InlineData("delete my data", "/forget")]
    [InlineData("智慧城市", "/search 智慧城市")]
    [InlineData("  智慧城市\n 华为 ", "/search 智慧城市 华为")]
    [InlineData("stop the leak", "/search stop the leak")]
    [InlineData("search for robots", "/search robots")]
    [InlineData("搜一下芯片", "/search 芯片")]
    [InlineData("topic:ai last:7d", "/search topic:ai last:7d")]
    [InlineData("为什么电池会起火", "/search 为什么电池会起火")]
    [InlineData("今天有什么新闻", "/digest")]
    [InlineData("今天有什麼新聞？", "/digest")]
    [InlineData("有没有新消息吗", "/digest")]
    [InlineData("最新消息", "/digest")]
    [InlineData("What is new today?", "/digest")]
    [InlineData("what’s new", "/digest")]
    [InlineData("any news?", "/digest")]
    [InlineData("show me the latest news", "/digest")]
    [InlineData("What's new in robots?", "/search robots")]
    [InlineData("any news about NASA", "/search NASA")]
    [InlineData("有没有关于芯片的新闻？", "/search 芯片")]
    [InlineData("機器人最近有什麼新聞", "/search 機器人")]
    [InlineData("what happened with AI today", "/search AI")]
    [InlineData("Tell me about satellites please", "/search satellites")]
    [InlineData("What's happening in space this week?", "/search space")]
    [InlineData("what is new in batteries lately", "/search batteries")]
    [InlineData("帮我查一下储能", "/search 储能")]
    [InlineData("找找机器人", "/search 机器人")]
    [InlineData("搜索 芯片", "/search 芯片")]
    [InlineData("搜索引擎", "/search 搜索引擎")]
    [InlineData("搜索框广告", "/search 搜索框广告")]
    [InlineData("how do I change the time my digest comes at", "/help")]
    [InlineData("How can I unsubscribe?", "/help")]
    [InlineData("can I change my language", "/help")]
    [InlineData("怎么改简报时间？", "/help")]
    [InlineData("如何取消订阅", "/help")]
    [InlineData("請問怎麼換語言", "/help")]
    [InlineData("暂停三天", "/pause 三天")]
    [InlineData("暂停到周五", "/pause 到周五")]
    [InlineData("暫停到下週一", "/pause 到下周一")]
    [InlineData("Pause until Friday", "/pause until friday")]
    [InlineData("pause till 5 January", "/pause till 5 january")]
    [InlineData("暂停到货", "/search 暂停到货")]
    [InlineData("pause until the talks end", "/search pause until the talks end")]
    [InlineData("上海时间8点", "/time 上海时间8点")]
    [InlineData("每天柏林時間晚上八点半", "/time 每天柏林時間晚上八点半")]
    [InlineData("8am Berlin time", "/time 8am Berlin time")]
    [InlineData("北京时间发布会", "/search 北京时间发布会")]
    [InlineData("8 hours of prime time", "/search 8 hours of prime time")]
    [InlineData("时区", "/timezone")]
    [InlineData("how robots learn", "/search how robots learn")]
    [InlineData("如何治理城市拥堵", "/search 如何治理城市拥堵")]
    [InlineData("news agency", "/search news agency")]
    [InlineData("新闻联播", "/search 新闻联播")]
    [InlineData("关注度", "/search 关注度")]
    [InlineData("屏蔽门", "/search 屏蔽门")]
    [InlineData("followers of fashion", "/search followers of fashion")]
    public void Plain_words_mean_a_command_or_a_search(string text, string line) => Assert.Equal(new SpokenMeaning.Command(line), SpokenWords.Read(text));

    [Theory]
    [InlineData("Thanks!! 🙏", "thanks")]
    [InlineData("谢谢～", "thanks")]
    [InlineData("謝謝", "thanks")]
    [InlineData("👍", "thanks")]
    [InlineData("❤️❤️", "thanks")]
    [InlineData("👏👏🎉", "thanks")]
    [InlineData("💡", "fine")]
    [InlineData("😡", "fine")]
    [InlineData("……", "fine")]
    [InlineData("你好", "hello")]
    [InlineData("Good morning", "hello")]
    [InlineData("晚安", "bye")]
    [InlineData("好的", "fine")]
    [InlineData("OK.", "fine")]
    public void Small_talk_gets_a_kind_line_and_no_search(string text, string kind) => Assert.Equal(new SpokenMeaning.SmallTalk(kind), SpokenWords.Read(text));

    [Theory]
    [InlineData("could you tell me please what happened in the city today")]
    [InlineData("转发一段很长很长的话给你看看这里面说的到底是不是真的还是假的，我自己实在是分不清楚")]
    public void Long_messages_are_asked_about_first(string text) => Assert.Equal(new SpokenMeaning.Unclear(text), SpokenWords.Read(text));

    [Theory]
    [InlineData("关注 机器人", "/follow 机器人")]
    [InlineData("我想关注机器人", "/follow 机器人")]
    [InlineData("關注晶片", "/follow 晶片")]
    [InlineData("追蹤 晶片", "/follow 晶片")]
    [InlineData("Follow Smart Cities", "/follow Smart Cities")]
    [InlineData("I want to follow robots", "/follow robots")]
    [InlineData("subscribe to AI", "/subscribe AI")]
    [InlineData("訂閱 人工智慧", "/subscribe 人工智慧")]
    [InlineData("屏蔽 抽奖", "/mute 抽奖")]
    [InlineData("unfollow robots", "/unfollow robots")]
    [InlineData("取消关注 机器人", "/unfollow 机器人")]
    public void A_wish_in_plain_words_is_offered_beside_the_search(string text, string line) => Assert.Equal(new SpokenMeaning.Wish(line, text), SpokenWords.Read(text));

    [Fact]
    public void What_is_forwarded_is_asked_about_and_commands_nothing() => Assert.Equal(new SpokenMeaning.Unclear("stop"), SpokenWords.Read("stop", isForward: true));

    [Fact]
    public void Every_kind_of_small_talk_has_its_line()
    {
        var texts = TextFile.ReadAll(Repository.PathOf("content/texts"));
        string[] kinds = [.. new[] { "谢谢", "你好", "再见", "好" }.Select(text => ((SpokenMeaning.SmallTalk)SpokenWords.Read(text)).Kind)];
        Assert.Equal(4, kinds.Distinct().Count());
        Assert.All(Languages.All, language => Assert.All(kinds, kind => Assert.NotEmpty(texts.Get(language, $"conversation.talk.{kind}"))));
    }
}
