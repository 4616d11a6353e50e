using System.Text;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>Whatever Telegram invents, or a proxy mangles: read without it, put aside or counted, never a stop.</summary>
public sealed class StrangeUpdatesTests
{
    private const string Ann = """{"id":3,"is_bot":false,"first_name":"Ann"}""";

    public static TheoryData<string, string, string> Strange => new()
    {
        { "unknown kind", """{"update_id":1,"telepathy":{"thought":[1,{"deep":null}]}}""", "Done" },
        { "nothing but an id", """{"update_id":1}""", "Done" },
        { "unknown kind beside a known one", Message("\"text\":\"/x\"")[..^1] + ""","telepathy":[]}""", "Waiting" },
        { "null where a kind could be", """{"update_id":1,"message":null,"telepathy":{}}""", "Done" },
        { "unknown chat type", Of("""{"message_id":5,"date":1,"chat":{"id":-7,"type":"metaverse"}}"""), "Waiting" },
        { "chat type that is no text", Of("""{"message_id":5,"date":1,"chat":{"id":-7,"type":{"of":[17]}}}"""), "Waiting" },
        { "chat without type", Of("""{"message_id":5,"date":1,"chat":{"id":-7}}"""), "Waiting" },
        { "unknown entity", Message("""  "text":"x","entities":[{"type":"hologram","offset":0,"length":1},{"type":7,"offset":0,"length":1}]  """), "Waiting" },
        { "entity without place", Message("""  "text":"x","entities":[{"type":"bold"}]  """), "Aside" },
        { "unknown member status", Change("""{"status":"ghost","user":{"id":1}}"""), "Waiting" },
        { "member status that is no text", Change("""{"status":17,"user":{"id":1},"is_member":"yes"}"""), "Waiting" },
        { "member without status", Change("""{"user":{"id":1,"aura":{}}}"""), "Waiting" },
        { "member who is nobody", Change("""{"status":"member"}"""), "Aside" },
        { "no member", Change("null"), "Aside" },
        { "member that is no object", Change("\"member\""), "Aside" },
        { "unknown fields", Message("\"text\":\"x\",\"hologram\":{\"deep\":[[[]]]},\"gift\":{\"gift\":{\"new\":1}},\"forward_origin\":{\"type\":\"dream\"},\"poll\":[]"), "Waiting" },
        { "unknown reaction to something old", """{"update_id":1,"message_reaction":{"chat":{"id":1},"new_reaction":[{"type":"aura"}]}}""", "Done" },
        { "missing fields", Of("""{"message_id":5,"chat":{"id":7},"from":{"id":3}}"""), "Waiting" },
        { "numbers as text", """{"update_id":"1","message":{"message_id":"5","date":"1700000000","chat":{"id":"-7","type":"group"},"message_thread_id":"9"}}""", "Waiting" },
        { "a word as number", Of("""{"message_id":"five","date":1,"chat":{"id":7}}"""), "Aside" },
        { "a fraction as id", Of("""{"message_id":5.5,"date":1,"chat":{"id":7}}"""), "Aside" },
        { "an id beyond all", Of("""{"message_id":99999999999,"date":1,"chat":{"id":7}}"""), "Aside" },
        { "moments that are none", Of("""{"message_id":5,"date":-99999999999999,"chat":{"id":7,"type":"private"}}"""), "Waiting" },
        { "a date that is no number", Of("""{"message_id":5,"date":{"year":2026},"chat":{"id":7,"type":"private"}}"""), "Waiting" },
        { "a message without chat", Of("""{"message_id":5,"date":1}"""), "Aside" },
        { "a message whose chat is null", Of("""{"message_id":5,"date":1,"chat":null}"""), "Aside" },
        { "a tap of nobody", """{"update_id":1,"callback_query":{"id":"a","from":null,"data":"/x"}}""", "Aside" },
        { "a query without person", """{"update_id":1,"inline_query":{"id":"a","query":"x","offset":""}}""", "Aside" },
        { "a text that is no text", Message("\"text\":{}"), "Aside" },
        { "half a surrogate pair", Message("""  "text":"\ud83d"  """), "Aside" },
        { "half a surrogate pair as a field", """{"\ud83d":1,"update_id":1,"message":{"\udc00":1,"message_id":"?"}}""", "Aside" },
        { "a field that comes twice", """{"update_id":1,"message":{"message_id":"?"},"update_id":1}""", "Aside" },
        { "deep nesting", Message($"\"dream\":{Nested(200)}"), "Waiting" },
        { "absurd nesting behind the id", Message($"\"dream\":{Nested(200_000)}"), "Aside" },
        { "absurd nesting before the id", $$"""{"dream":{{Nested(200_000)}},"update_id":1}""", "Aside" },
        { "answers to answers to answers", Of(Answers(100)), "Waiting" },
        { "answers without end", Of(Answers(5_000)), "Aside" },
        { "an id that no update can have", """{"update_id":3000000000,"message":{}}""", "no update" },
        { "an id that is none", """{"update_id":{"a":1},"message":{}}""", "no update" },
        { "no object", "17", "no update" },
        { "cut short", """{"update_id":1,"message":{"message_id":5""", "Aside" },
        { "not UTF-8", "{\"update_id\":1,\"message\":{\"message_id\":5,\"chat\":{\"id\":7},\"text\":\"\u00ff\"}}", "Latin1" },
    };

    [Theory]
    [MemberData(nameof(Strange), DisableDiscoveryEnumeration = true)]
    public void A_strange_update_never_stops_the_others(string what, string json, string expected)
    {
        var bytes = expected == "Latin1" ? Encoding.Latin1.GetBytes(json) : Encoding.UTF8.GetBytes(json);

        var received = UpdateReader.Read(bytes);

        Assert.Equal((what, expected == "Latin1" ? "Aside" : expected), (what, received?.FirstState.ToString() ?? "no update"));
        Assert.Equal(1, received?.UpdateId ?? 1);
    }

    [Fact]
    public void What_is_known_of_a_strange_update_is_read()
    {
        var message = Read("""{"update_id":"1","message":{"message_id":"5","date":"1700000000","chat":{"id":"-7","type":"metaverse"},"entities":[{"type":"hologram","offset":"0","length":"1"}],"photo":[{"file_id":"f"}],"document":{},"text":"x"} }""").Message!;
        var change = Read(Change("""{"can_send_messages":true,"aura":[{}],"user":{"id":9},"is_member":true,"status":"restricted"}""")).MyChatMember!;

        Assert.Equal((1, true), (message.Photo!.Length, message.Document is not null));
        Assert.Equal((5, -7L, default), (message.Id, message.Chat.Id, message.Chat.Type));
        Assert.Equal((default, 0, 1), (message.Entities![0].Type, message.Entities[0].Offset, message.Entities[0].Length));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000), message.Date);
        var member = Assert.IsType<ChatMemberRestricted>(change.NewChatMember);
        Assert.Equal((9, true, true), (member.User.Id, member.IsMember, member.CanSendMessages));
        Assert.Equal((default, true), (Read(Change("""{"status":"ghost","user":{"id":1}}""")).MyChatMember!.NewChatMember.Status, Read(Change("""{"status":"ghost","user":{"id":1}}""")).MyChatMember!.NewChatMember.IsInChat));
    }

    private static Update Read(string json) => BotJson.Read<Update>(json)!;

    private static string Of(string message) => $$"""{"update_id":1,"message":{{message}}}""";

    private static string Message(string more) => Of($$"""{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{{Ann}},{{more}}}""");

    private static string Change(string member) =>
        $$"""{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{{Ann}},"date":1,"old_chat_member":{"status":"left","user":{"id":1} },"new_chat_member":{{member}} } }""";

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string Answers(int depth) =>
        string.Concat(Enumerable.Repeat("""{"message_id":5,"chat":{"id":7},"reply_to_message":""", depth)) + "null" + new string('}', depth);
}
