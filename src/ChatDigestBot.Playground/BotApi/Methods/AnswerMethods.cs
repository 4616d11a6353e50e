using ChatDigestBot.Playground.BotApi.Requests;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Answers to taps and to inline queries: once, and soon.</summary>
internal static class AnswerMethods
{
    private const int MaxToast = 200;
    private const int MaxResults = 50;

    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("answerCallbackQuery", AnswerTap, "callback_query_id", "text", "show_alert", "url", "cache_time"),
        MethodTable.Method("answerInlineQuery", AnswerInline, "inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"),
    ];

    private static Refusal TooOld => Refusal.Bad("query is too old and response timeout expired or query ID is invalid");

    private static ApiAnswer AnswerTap(ApiCall call)
    {
        var text = call.Parameters.Text("text");
        if (text.Length > MaxToast)
        {
            return Refusal.Bad("MESSAGE_TOO_LONG");
        }

        var url = call.Parameters.Text("url");
        return call.World.BotAnswersTap(call.Parameters.Text("callback_query_id"), Given(text), call.Parameters.Flag("show_alert"), Given(url))
            ? ApiAnswer.True
            : TooOld;
    }

    private static ApiAnswer AnswerInline(ApiCall call)
    {
        if (InlineResultReader.TryRead(call.Parameters.Text("results"), MaxResults, out var results) is { } refusal)
        {
            return refusal;
        }

        return call.World.BotAnswersInline(call.Parameters.Text("inline_query_id"), results, Given(call.Parameters.Text("next_offset")))
            ? ApiAnswer.True
            : TooOld;
    }

    private static string? Given(string value) => value.Length == 0 ? null : value;
}
