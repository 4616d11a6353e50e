using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Tests.Conversation;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Broadcasts;

public sealed class BroadcastReaderTests
{
    private static readonly SentFile Picture = new(IsPicture: true, "p1");

    [Fact]
    public void The_message_that_is_answered_goes_out_with_its_marks()
    {
        var (message, _) = BroadcastReader.Read(Call("") with { Quoted = Quoted("hello world", [new MessageEntity { Type = MessageEntityType.Bold, Offset = 0, Length = 5 }]) });
        Assert.Equal("<b>hello</b> world", message!.Text.Html);
        Assert.Null(message.FileId);
    }

    [Fact]
    public void Words_behind_the_command_are_the_new_caption_of_the_picture_it_answers()
    {
        var quoted = Quoted("old") with { File = Picture, HasAttachment = true };
        Assert.Equal(("p1", ContentKind.Photo, "old"), Read(Call("") with { Quoted = quoted }));
        Assert.Equal(("p1", ContentKind.Photo, "new"), Read(Call("new") with { Quoted = quoted }));
    }

    [Fact]
    public void A_command_under_a_picture_sends_the_picture() =>
        Assert.Equal(("p1", ContentKind.Photo, "words"), Read(Call("words") with { File = Picture, HasAttachment = true }));

    [Theory]
    [InlineData("album", "broadcasts.noAlbum")]
    [InlineData("quotedAlbum", "broadcasts.noAlbum")]
    [InlineData("sticker", "broadcasts.onlyText")]
    [InlineData("voice", "broadcasts.onlyText")]
    [InlineData("nothing", "broadcasts.usage")]
    [InlineData("invisible", "broadcasts.usage")]
    [InlineData("long", "broadcasts.captionTooLong")]
    public void What_cannot_be_sent_is_refused_with_a_sentence(string what, string fault)
    {
        var call = what switch
        {
            "album" => Call("words") with { File = Picture, HasAttachment = true, IsAlbum = true },
            "quotedAlbum" => Call("") with { Quoted = Quoted("") with { File = Picture, HasAttachment = true, IsAlbum = true } },
            "sticker" => Call("") with { Quoted = Quoted("") with { HasAttachment = true } },
            "voice" => Call("words") with { HasAttachment = true },
            "invisible" => Call("\u200B\u2060"),
            "long" => Call(new string('长', 1025)) with { File = Picture, HasAttachment = true },
            _ => Call(""),
        };
        Assert.Equal((null, fault), BroadcastReader.Read(call));
    }

    [Fact]
    public void New_words_behind_a_number_keep_their_marks()
    {
        var call = Call("12  bold words") with { Entities = [new MessageEntity { Type = MessageEntityType.Bold, Offset = 4, Length = 4 }] };
        Assert.Equal("<b>bold</b> words", BroadcastReader.ReadBehind(call, "12").Html);
    }

    [Fact]
    public void A_mark_that_begins_with_the_number_goes_on_in_the_new_words()
    {
        var call = Call("12 bold words") with { Entities = [new MessageEntity { Type = MessageEntityType.Bold, Offset = 0, Length = 7 }] };
        Assert.Equal("<b>bold</b> words", BroadcastReader.ReadBehind(call, "12").Html);
    }

    private static (string? File, ContentKind Kind, string Text) Read(CommandCall call) =>
        BroadcastReader.Read(call).Message is { } message ? (message.FileId, message.Kind, message.Text.Plain) : default;

    private static CommandCall Call(string arguments) => CallSamples.Private("broadcast", arguments);

    private static QuotedMessage Quoted(string text, params MessageEntity[] entities) => new() { Text = text, Entities = entities };
}
