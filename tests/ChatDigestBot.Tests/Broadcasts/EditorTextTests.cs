using ChatDigestBot.Broadcasts.Writing;
using FsCheck;
using FsCheck.Fluent;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Broadcasts;

public class EditorTextTests
{
    [Fact]
    public void Marks_made_in_Telegram_stay_and_signs_that_look_like_marks_are_only_signs() => Assert.Equal(
        "<b>今晚</b> 1 &lt; 2 <a href=\"https://example.com/?a=1&amp;b=2\">详情</a>",
        EditorText.Read("今晚 1 < 2 详情", [Entity(MessageEntityType.Bold, 0, 2), Entity(MessageEntityType.TextLink, 9, 2, "https://example.com/?a=1&b=2")]).Html);

    [Fact]
    public void Marks_lie_within_each_other() => Assert.Equal(
        "<blockquote><b>a<i>b</i></b>c</blockquote>",
        EditorText.Read("abc", [Entity(MessageEntityType.Italic, 1, 1), Entity(MessageEntityType.Blockquote, 0, 3), Entity(MessageEntityType.Bold, 0, 2)]).Html);

    [Fact]
    public void Code_keeps_its_language_and_an_emoji_of_Telegrams_own_its_number() => Assert.Equal(
        "<pre><code class=\"language-c&lt;\">x</code></pre> <tg-emoji emoji-id=\"9\">👍</tg-emoji>",
        EditorText.Read("x 👍", [new() { Type = MessageEntityType.Pre, Offset = 0, Length = 1, Language = "c<" }, new() { Type = MessageEntityType.CustomEmoji, Offset = 2, Length = 2, CustomEmojiId = "9" }]).Html);

    [Fact]
    public void Addresses_and_mentions_need_no_mark() =>
        Assert.Equal("@ada https://example.com", EditorText.Read("@ada https://example.com", [Entity(MessageEntityType.Mention, 0, 4), Entity(MessageEntityType.Url, 5, 19)]).Html);

    [Fact]
    public void Whatever_the_entities_the_text_is_what_was_typed() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        ArbMap.Default.ArbFor<(byte Type, byte Offset, byte Length)[]>(),
        (text, marks) => EditorText.Read(text.Get.Replace('\0', ' '), [.. marks.Select(mark => Entity(mark.Type % 2 == 0 ? MessageEntityType.Bold : MessageEntityType.Code, mark.Offset % 20, mark.Length % 20))]).Plain
            == text.Get.Replace('\0', ' ')).QuickCheckThrowOnFailure();

    private static MessageEntity Entity(MessageEntityType type, int offset, int length, string? url = null) => new() { Type = type, Offset = offset, Length = length, Url = url };
}
