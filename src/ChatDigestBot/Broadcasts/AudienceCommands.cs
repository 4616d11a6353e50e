using System.Globalization;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Who shall get a draft, by buttons that say what shall be.</summary>
internal sealed class AudienceCommands(BroadcastDesk desk, DraftReplies drafts, TextCatalogue texts)
{
    private const int MaxNamed = 1000;

    [ChatCommand("broadcast_to", Access.Editors, IsHidden = true)]
    public async Task<Reply> ChooseAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0 || await desk.FindByKeyAsync(call.Words[0], call.Chat.Id, cancellationToken) is not { State: BroadcastState.Draft, Act: BroadcastAct.Send } draft)
        {
            return Reply.Of(texts.Html(call.Language, "broadcasts.expired")) with { EditsMessage = false };
        }

        if (Change(draft.Audience, [.. call.Words.Skip(1)]) is not { } audience)
        {
            return Reply.Of(texts.Html(call.Language, "broadcasts.audienceIds", ("key", draft.Key))) with { EditsMessage = false };
        }

        await desk.SetAudienceAsync(draft, audience, cancellationToken);
        draft = draft with { Audience = audience };
        return drafts.ChooseAudience(draft, (await desk.ForecastAsync(draft, cancellationToken)).Recipients, PageOf([.. call.Words.Skip(1)]), call.Language);
    }

    // A tap on a topic stays on its page.
    private int PageOf(string[] words) => words switch
    {
        ["page", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => page,
        ["+topic" or "-topic", var id] => drafts.PageOf(id),
        _ => 1,
    };

    /// <summary>Pure; null where the words mean nothing.</summary>
    internal static Audience? Change(Audience audience, string[] words) => words switch
    {
        [] or ["page", _] => audience,
        ["everybody"] => Audience.Everybody,
        ["+people"] => audience with { HasPeople = true },
        ["-people"] => audience with { HasPeople = false },
        ["+groups"] => audience with { HasGroups = true },
        ["-groups"] => audience with { HasGroups = false },
        ["+channels"] => audience with { HasChannels = true },
        ["-channels"] => audience with { HasChannels = false },
        ["language", "any"] => audience with { Language = null },
        ["language", var tag] when Languages.TryParse(tag, out var language) => audience with { Language = language },
        ["days", "any"] => audience with { ActiveDays = null },
        ["days", var text] when Audience.TryReadDays(text, out var days) => audience with { ActiveDays = days },
        ["+topic", var id] => audience.WithTopic(id),
        ["-topic", var id] => audience.WithoutTopic(id),
        ["ids", "any"] => audience with { Only = [] },
        ["ids", .. var ids] when ReadIds(ids) is { } only => audience with { Only = only },
        _ => null,
    };

    private static List<long>? ReadIds(IEnumerable<string> words)
    {
        var ids = new List<long>();
        foreach (var word in words.SelectMany(word => word.Split([',', '，', ';'], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids.Count is 0 or > MaxNamed ? null : [.. ids.Distinct()];
    }
}
