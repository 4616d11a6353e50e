using System.Text.RegularExpressions;

namespace ChatDigestBot.Tests.Playground.BotApi;

/// <summary>What Telegram answers to what, one line each. The answers are the wording of Telegram's own server.</summary>
public sealed partial class AnswerTableTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new();
    private readonly Dictionary<string, string> names = [];

    public static TheoryData<string, string, string, string> Text => new()
    {
        { "an empty text", "sendMessage", """{"chat_id":{ada},"text":""}""", "400 Bad Request: message text is empty" },
        { "no text at all", "sendMessage", """{"chat_id":{ada}}""", "400 Bad Request: message text is empty" },
        { "only spaces", "sendMessage", """{"chat_id":{ada},"text":" \n "}""", "400 Bad Request: text must be non-empty" },
        { "only what shows nothing", "sendMessage", """{"chat_id":{ada},"text":"\u200b \u200d\ufeff\u00a0"}""", "400 Bad Request: text must be non-empty" },
        { "a joiner between signs that show", "sendMessage", """{"chat_id":{ada},"text":"\u200ba"}""", "ok" },
        { "only empty tags", "sendMessage", """{"chat_id":{ada},"text":"<b></b>","parse_mode":"HTML"}""", "400 Bad Request: text must be non-empty" },
        { "4096 letters", "sendMessage", """{"chat_id":{ada},"text":"{4096 a}"}""", "ok" },
        { "4097 letters", "sendMessage", """{"chat_id":{ada},"text":"{4097 a}"}""", "400 Bad Request: message is too long" },
        { "4096 Han characters, though three bytes each", "sendMessage", """{"chat_id":{ada},"text":"{4096 智}"}""", "ok" },
        { "4096 letters and tags: entities do not count", "sendMessage", """{"chat_id":{ada},"text":"<b>{4096 a}</b>","parse_mode":"HTML"}""", "ok" },
        { "raw text of more than 32768 bytes", "sendMessage", """{"chat_id":{ada},"text":"{8193 &amp;}","parse_mode":"HTML"}""", "400 Bad Request: text is too long" },
        { "a caption of 1024 letters", "sendPhoto", """{"chat_id":{ada},"photo":"https://example.org/a.jpg","caption":"{1024 a}"}""", "ok" },
        { "a caption of 1025 letters", "sendPhoto", """{"chat_id":{ada},"photo":"https://example.org/a.jpg","caption":"{1025 a}"}""", "400 Bad Request: message caption is too long" },
        { "a tag Telegram has not", "sendMessage", """{"chat_id":{ada},"text":"智<br>","parse_mode":"HTML"}""", "400 Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 3" },
        { "an unknown parse mode", "sendMessage", """{"chat_id":{ada},"text":"a","parse_mode":"Html5"}""", "400 Bad Request: unsupported parse_mode" },
        { "JSON null is the text \"null\"", "sendMessage", """{"chat_id":{ada},"text":null}""", "text null" },
        { "a number as text", "sendMessage", """{"chat_id":{ada},"text":12}""", "text 12" },
    };

    public static TheoryData<string, string, string, string> Buttons => new()
    {
        { "callback data of 64 bytes", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"{64 a}"}]]}}""", "ok" },
        { "callback data of 65 bytes", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"{65 a}"}]]}}""", "400 Bad Request: BUTTON_DATA_INVALID" },
        { "22 Han characters are 66 bytes", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"{22 智}"}]]}}""", "400 Bad Request: BUTTON_DATA_INVALID" },
        { "a button that does nothing", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b"}]]}}""", "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard" },
        { "a button without a label", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"callback_data":"x"}]]}}""", "400 Bad Request: can't parse inline keyboard button: Can't find field \"text\"" },
        { "a button to localhost", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","url":"http://localhost:8080/"}]]}}""", "400 Bad Request: inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL" },
        { "a button to loopback by number", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","url":"http://127.0.0.1:8080/"}]]}}""", "ok" },
        { "100 buttons", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[{100 [{"text":"b","callback_data":"c"}],}[]]}}""", "ok" },
        { "101 buttons", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[{101 [{"text":"b","callback_data":"c"}],}[]]}}""", "400 Bad Request: reply markup is too long" },
        { "a list in the place of the markup", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":[]}""", "400 Bad Request: object expected as reply markup" },
        { "markup that is no JSON", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":"x"}""", "400 Bad Request: can't parse reply keyboard markup JSON object" },
    };

    public static TheoryData<string, string, string, string> Chats => new()
    {
        { "no chat", "sendMessage", """{"text":"a"}""", "400 Bad Request: chat_id is empty" },
        { "a chat that is not there", "sendMessage", """{"chat_id":5,"text":"a"}""", "400 Bad Request: chat not found" },
        { "a person the bot has never met", "sendMessage", """{"chat_id":{stranger},"text":"a"}""", "400 Bad Request: chat not found" },
        { "a person met in a group only", "sendMessage", """{"chat_id":{member},"text":"a"}""", "403 Forbidden: bot can't initiate conversation with a user" },
        { "a person who blocked the bot", "sendMessage", """{"chat_id":{blocker},"text":"a"}""", "403 Forbidden: bot was blocked by the user" },
        { "a deleted account", "sendMessage", """{"chat_id":{deleted},"text":"a"}""", "403 Forbidden: user is deactivated" },
        { "a group that kicked the bot", "sendMessage", """{"chat_id":{kicked},"text":"a"}""", "403 Forbidden: bot was kicked from the group chat" },
        { "a supergroup that kicked the bot", "sendMessage", """{"chat_id":{superkicked},"text":"a"}""", "403 Forbidden: bot was kicked from the supergroup chat" },
        { "a channel the bot is no longer in", "sendMessage", """{"chat_id":{leftchannel},"text":"a"}""", "403 Forbidden: bot is not a member of the channel chat" },
        { "a supergroup that muted the bot", "sendMessage", """{"chat_id":{muted},"text":"a"}""", "400 Bad Request: not enough rights to send text messages to the chat" },
        { "a group that became a supergroup", "sendMessage", """{"chat_id":{migrated},"text":"a"}""", "400 Bad Request: group chat was upgraded to a supergroup chat {\"migrate_to_chat_id\":{migratedto}}" },
        { "a public channel by name", "sendMessage", """{"chat_id":"@city_news","text":"a"}""", "ok" },
        { "a forum's open topic", "sendMessage", """{"chat_id":{forum},"message_thread_id":{opentopic},"text":"a"}""", "ok" },
        { "a forum's closed topic", "sendMessage", """{"chat_id":{forum},"message_thread_id":{closedtopic},"text":"a"}""", "400 Bad Request: TOPIC_CLOSED" },
        { "a topic that is not there", "sendMessage", """{"chat_id":{forum},"message_thread_id":999,"text":"a"}""", "400 Bad Request: message thread not found" },
        { "General is not topic 1", "sendMessage", """{"chat_id":{forum},"message_thread_id":1,"text":"a"}""", "400 Bad Request: message thread not found" },
        { "a thread in a private chat", "sendMessage", """{"chat_id":{ada},"message_thread_id":7,"text":"a"}""", "400 Bad Request: message thread not found" },
        { "typing in a chat that blocked the bot", "sendChatAction", """{"chat_id":{blocker},"action":"typing"}""", "403 Forbidden: bot was blocked by the user" },
        { "an action Telegram has not", "sendChatAction", """{"chat_id":{ada},"action":"thinking"}""", "400 Bad Request: wrong parameter action in request" },
        { "a member", "getChatMember", """{"chat_id":{forum},"user_id":{ada}}""", "status creator" },
        { "a member nobody knows", "getChatMember", """{"chat_id":{forum},"user_id":5}""", "400 Bad Request: PARTICIPANT_ID_INVALID" },
        { "administrators of a private chat", "getChatAdministrators", """{"chat_id":{ada}}""", "400 Bad Request: there are no administrators in the private chat" },
    };

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "an edit", "editMessageText", """{"chat_id":{ada},"message_id":{sent},"text":"b"}""", "text b" },
        { "an edit that changes nothing", "editMessageText", """{"chat_id":{ada},"message_id":{sent},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}}""", "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message" },
        { "the same text without the keyboard removes the keyboard", "editMessageText", """{"chat_id":{ada},"message_id":{sent},"text":"a"}""", "text a" },
        { "a message that is not there", "editMessageText", """{"chat_id":{ada},"message_id":99999,"text":"b"}""", "400 Bad Request: message to edit not found" },
        { "a person's message", "editMessageText", """{"chat_id":{ada},"message_id":{said},"text":"b"}""", "400 Bad Request: message can't be edited" },
        { "a message with a reply keyboard", "editMessageText", """{"chat_id":{ada},"message_id":{replykeyboard},"text":"b"}""", "400 Bad Request: message can't be edited" },
        { "a caption where there is none", "editMessageCaption", """{"chat_id":{ada},"message_id":{sent},"caption":"b"}""", "400 Bad Request: there is no caption in the message to edit" },
        { "a message to delete that is not there", "deleteMessage", """{"chat_id":{ada},"message_id":99999}""", "400 Bad Request: message to delete not found" },
        { "deleting without saying what", "deleteMessage", """{"chat_id":{ada}}""", "400 Bad Request: message identifier is not specified" },
        { "deleting", "deleteMessage", """{"chat_id":{ada},"message_id":{sent}}""", "true" },
        { "deleting what is older than 48 hours", "deleteMessage", """{"chat_id":{ada},"message_id":{old}}""", "400 Bad Request: message can't be deleted for everyone" },
        { "deleting many passes over those that are gone", "deleteMessages", """{"chat_id":{ada},"message_ids":[{sent},99999]}""", "true" },
        { "deleting 101", "deleteMessages", """{"chat_id":{ada},"message_ids":[{100 1,}1]}""", "400 Bad Request: too many message identifiers specified" },
    };

    public static TheoryData<string, string, string, string> Answers => new()
    {
        { "a tap", "answerCallbackQuery", """{"callback_query_id":"{tap}","text":"{200 a}"}""", "true" },
        { "a toast of 201 letters", "answerCallbackQuery", """{"callback_query_id":"{tap}","text":"{201 a}"}""", "400 Bad Request: MESSAGE_TOO_LONG" },
        { "a tap nobody made", "answerCallbackQuery", """{"callback_query_id":"5"}""", "400 Bad Request: query is too old and response timeout expired or query ID is invalid" },
        { "no results", "answerInlineQuery", """{"inline_query_id":"{query}","results":[]}""", "true" },
        { "51 results", "answerInlineQuery", """{"inline_query_id":"{query}","results":[{50 {"type":"article"},}{}]}""", "400 Bad Request: too many inline query results specified" },
        { "two results of one id", "answerInlineQuery", """{"inline_query_id":"{query}","results":[{"type":"article","id":"1","title":"t","input_message_content":{"message_text":"m"}},{"type":"article","id":"1","title":"t","input_message_content":{"message_text":"m"}}]}""", "400 Bad Request: RESULT_ID_DUPLICATE" },
        { "a result id of 65 bytes", "answerInlineQuery", """{"inline_query_id":"{query}","results":[{"type":"article","id":"{65 a}","title":"t","input_message_content":{"message_text":"m"}}]}""", "400 Bad Request: RESULT_ID_INVALID" },
        { "a result without a title", "answerInlineQuery", """{"inline_query_id":"{query}","results":[{"type":"article","id":"1","input_message_content":{"message_text":"m"}}]}""", "400 Bad Request: can't parse inline query result: Can't find field \"title\"" },
    };

    public static TheoryData<string, string, string, string> Commands => new()
    {
        { "a list", "setMyCommands", """{"commands":[{"command":"help","description":"d"}]}""", "true" },
        { "a name with a capital", "setMyCommands", """{"commands":[{"command":"Help","description":"d"}]}""", "400 Bad Request: BOT_COMMAND_INVALID" },
        { "a name of 33 letters", "setMyCommands", """{"commands":[{"command":"{33 a}","description":"d"}]}""", "400 Bad Request: command length must not exceed 32" },
        { "a description of 257 letters", "setMyCommands", """{"commands":[{"command":"a","description":"{257 a}"}]}""", "400 Bad Request: command description length must not exceed 256" },
        { "no description", "setMyCommands", """{"commands":[{"command":"a"}]}""", "400 Bad Request: can't parse BotCommand: Can't find field \"description\"" },
        { "a language of three letters", "setMyCommands", """{"commands":[],"language_code":"eng"}""", "400 Bad Request: invalid language code specified" },
        { "a scope Telegram has not", "setMyCommands", """{"commands":[],"scope":{"type":"everywhere"}}""", "400 Bad Request: can't parse BotCommandScope: Unsupported type specified" },
        { "a scope of a chat the bot does not know", "setMyCommands", """{"commands":[],"scope":{"type":"chat","chat_id":5}}""", "400 Bad Request: chat not found" },
    };

    public static TheoryData<string, string, string, string> Slips => new()
    {
        { "a method Telegram has not", "sendMesage", "{}", "404 Not Found: method not found" },
        { "a method only Telegram has", "sendDice", "{}", "400 Bad Request: PLAYGROUND: Telegram has sendDice, this simulation has not" },
        { "a parameter Telegram has not", "sendMessage", """{"chat_id":{ada},"txt":"a"}""", "400 Bad Request: PLAYGROUND: sendMessage has no parameter \"txt\"" },
        { "a button field Telegram has not", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callbackdata":"c"}]]}}""", "400 Bad Request: PLAYGROUND: an inline keyboard button has no field \"callbackdata\"" },
        { "a markup field Telegram has not", "sendMessage", """{"chat_id":{ada},"text":"a","reply_markup":{"inlinekeyboard":[]}}""", "400 Bad Request: PLAYGROUND: reply_markup has no field \"inlinekeyboard\"" },
        { "an update kind Telegram has not", "getUpdates", """{"allowed_updates":["messages"]}""", "400 Bad Request: PLAYGROUND: there is no kind of update \"messages\"" },
        { "a webhook on a scheme Telegram has not", "setWebhook", """{"url":"ftp://a.example.org/"}""", "400 Bad Request: invalid webhook URL specified" },
        { "a secret with a space", "setWebhook", """{"url":"https://a.example.org/","secret_token":"a b"}""", "400 Bad Request: secret token contains unallowed characters" },
    };

    [Theory]
    [MemberData(nameof(Text))]
    [MemberData(nameof(Buttons))]
    [MemberData(nameof(Chats))]
    [MemberData(nameof(Edits))]
    [MemberData(nameof(Answers))]
    [MemberData(nameof(Commands))]
    [MemberData(nameof(Slips))]
    public async Task Telegram_answers(string when, string method, string parameters, string answer)
    {
        var reply = await bench.CallAsync(method, Fill(parameters));

        var expected = Fill(answer);
        var actual = expected switch
        {
            "ok" => reply.IsOk ? "ok" : reply.AsLine(),
            _ when expected.StartsWith("text ", StringComparison.Ordinal) && reply.IsOk => $"text {reply.Result.GetProperty("text").GetString()}",
            _ when expected.StartsWith("status ", StringComparison.Ordinal) && reply.IsOk => $"status {reply.Result.GetProperty("status").GetString()}",
            _ => reply.AsLine(),
        };
        Assert.True(expected == actual, $"{when}: expected {expected}, got {actual}");
    }

    public async Task InitializeAsync()
    {
        await bench.InitializeAsync();
        var (world, ada) = (bench.World, bench.Ada);
        Name("old", await SendAsync("old"));
        bench.Clock.Advance(TimeSpan.FromHours(49));

        Name("ada", ada.Id);
        Name("stranger", world.AddPerson("Stranger").Id);
        var member = world.AddPerson("Member");
        var metHere = world.AddGroup("Met here", ada, member);
        world.AddBotToGroup(ada, metHere);
        world.Say(member, metHere, $"/help@{world.Bot.Username}");
        Name("member", member.Id);
        var blocker = world.AddPerson("Blocker");
        world.MeetBot(blocker);
        world.Block(blocker);
        Name("blocker", blocker.Id);
        var deleted = world.AddPerson("Deleted");
        world.MeetBot(deleted);
        world.Deactivate(deleted);
        Name("deleted", deleted.Id);

        var kicked = world.AddGroup("Kicked", ada);
        world.AddBotToGroup(ada, kicked);
        world.KickBot(ada, kicked);
        Name("kicked", kicked.Id);
        var superKicked = world.AddSupergroup("Superkicked", ada);
        world.AddBotToGroup(ada, superKicked);
        world.KickBot(ada, superKicked);
        Name("superkicked", superKicked.Id);
        var leftChannel = world.AddChannel("Left", ada);
        world.AddBotToGroup(ada, leftChannel);
        world.BotLeaves(leftChannel);
        Name("leftchannel", leftChannel.Id);
        world.AddBotToGroup(ada, world.AddChannel("City news", ada, "city_news"));
        var muted = world.AddSupergroup("Muted", ada);
        world.AddBotToGroup(ada, muted);
        world.Mute(ada, muted, world.Bot);
        Name("muted", muted.Id);
        var migrated = world.AddGroup("Migrated", ada);
        world.AddBotToGroup(ada, migrated);
        Name("migratedto", world.MigrateGroup(migrated).Id);
        Name("migrated", migrated.Id);

        var forum = world.AddSupergroup("Forum", ada, isForum: true);
        world.AddBotToGroup(ada, forum);
        Name("opentopic", world.AddTopic(ada, forum, "Open").ThreadId);
        var closed = world.AddTopic(ada, forum, "Closed");
        world.CloseTopic(ada, forum, closed);
        Name("closedtopic", closed.ThreadId);
        Name("forum", forum.Id);

        var sent = await SendAsync("a", """,{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}""");
        Name("sent", sent);
        Name("replykeyboard", await SendAsync("k", """,{"keyboard":[["one"]]}"""));
        Name("said", world.Say(ada, "said").Id);
        Name("tap", world.Tap(ada, world.FindMessage(world.PrivateChat(ada), sent)!, "b").Query!.Id);
        Name("query", world.InlineQuery(ada, "words").Id);
    }

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
    }

    private async Task<int> SendAsync(string text, string markup = "")
    {
        var extra = markup.Length > 0 ? $"\"reply_markup\":{markup[1..]}," : "";
        var reply = await bench.CallAsync("sendMessage", $"{{\"chat_id\":{bench.Ada.Id},{extra}\"text\":\"{text}\"}}");
        return reply.Result.GetProperty("message_id").GetInt32();
    }

    private void Name(string name, object value) => names.Add(name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"));

    /// <summary>Puts ids for names in braces, and repeats: <c>{3 ab}</c> is ababab.</summary>
    private string Fill(string line)
    {
        foreach (var (name, value) in names)
        {
            line = line.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return Repeats().Replace(line, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [GeneratedRegex("""\{(\d+) ([^{}]*(?:\{[^{}]*\}[^{}]*)?)\}""")]
    private static partial Regex Repeats();
}
