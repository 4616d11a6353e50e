using System.Text;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>Updates as Telegram writes them.</summary>
internal static class Updates
{
    public static string MessageJson(long id, long chat, string text = "/topics") =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1700000000,"chat":{"id":{{{chat}}},"type":"{{{(chat > 0 ? "private" : "supergroup")}}}"},"from":{"id":{{{Math.Abs(chat)}}},"is_bot":false,"first_name":"A"},"text":"{{{text}}}"}}""";

    public static string InlineJson(long id, long person, string query) =>
        $$$"""{"update_id":{{{id}}},"inline_query":{"id":"q{{{id}}}","from":{"id":{{{person}}},"first_name":"A"},"query":"{{{query}}}","offset":""}}""";

    public static ReceivedUpdate Message(long id, long chat) => Read(MessageJson(id, chat));

    public static ReceivedUpdate Inline(long id, long person) => Read(InlineJson(id, person, "x"));

    public static ReceivedUpdate Read(string json) => UpdateReader.Read(Encoding.UTF8.GetBytes(json))!;

    /// <summary>As the dispatcher gets it.</summary>
    public static InboxUpdate Waiting(ReceivedUpdate update) => new() { Seq = update.UpdateId, Queue = update.Queue, Update = update.Update! };
}
