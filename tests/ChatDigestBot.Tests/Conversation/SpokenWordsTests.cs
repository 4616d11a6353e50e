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
    public void Plain_words_mean_a_command_or_a_search(string text, string line) => Assert.Equal(new SpokenMeaning.Command(line), SpokenWords.Read(text));

    [Theory]
    [InlineData("Thanks!! 🙏", "thanks")]
    [InlineData("谢谢～", "thanks")]
    [InlineData("謝謝", "thanks")]
    [InlineData("👍", "thanks")]
    [InlineData("❤️❤️", "thanks")]
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
