using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows.Muting;

/// <summary>Words and sources that a chat does not want to read of.</summary>
internal sealed class MuteCommands(SearchStore search, MuteStore mutes, KnownSources known, TopicCatalogue topics, WordsCheck check, TextCatalogue texts)
{
    private const int Shown = 60;
    private const int OnButton = 24;

    [ChatCommand("mute", Access.GroupAdmins, Order = 126, Example = "commands.mute.example")]
    public async Task<Reply> MuteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (FollowedQuery.Read(call.Arguments, call.Now, topics) is not { } typed)
        {
            return call.Arguments.Length == 0 ? await ListAsync(call, cancellationToken) : Say(texts.Html(call.Language, "follows.muteUsage"));
        }

        if (typed.Text.Length > FollowedQuery.MaxTextLength)
        {
            return Say(texts.Html(call.Language, "follows.tooLong", ("most", FollowedQuery.MaxTextLength)));
        }

        if (await check.FindUnknownAsync(typed, call, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var wanted = await AsSourceAsync(typed, call, cancellationToken) ?? typed;
        var adding = await mutes.AddAsync(call.Target, new SavedQuery { Key = wanted.Key, Query = wanted.Text, ChosenAt = call.Now }, cancellationToken);
        if (adding == AddWordsResult.Full)
        {
            return Say(texts.Html(call.Language, "follows.muteFull", ("most", SavedQueryStore.MaxOfOne))) with { Buttons = [[Muted(call.Language)]] };
        }

        var month = await search.FindAsync(wanted.Query with { NotBefore = call.Now - FollowFrequency.Span }, offset: 0, limit: 1, cancellationToken);
        var followed = await check.FindFollowUnderAsync(wanted, call, cancellationToken);
        return Say(HtmlText.Lines(
            texts.Html(call.Language, adding == AddWordsResult.Known ? "follows.muteKnown" : "follows.muted", ("words", ShownQuery.Of(wanted.Text, call.Language, Shown))),
            texts.Html(call.Language, "follows.muteCount", ("count", month.Change == QueryChange.None ? month.Total : 0)),
            followed is null ? HtmlText.Empty : texts.Html(call.Language, "follows.muteHides", ("words", ShownQuery.Of(followed.Query, call.Language, Shown))))) with
        {
            Buttons =
            [
                [ReplyButton.Run(texts.Get(call.Language, "follows.undo"), $"/unmute {wanted.Key}"), Muted(call.Language)],
                .. followed is null ? Array.Empty<ReplyButton[]>() : [[FollowReplies.Unfollow(followed.Key, texts.Get(call.Language, "follows.unfollow", ("words", ShownQuery.Of(followed.Query, call.Language, OnButton))))]],
            ],
        };
    }

    /// <summary>By key as buttons do, by words as people do, or all; <c>list</c> behind the key shows what is left in the place of the list.</summary>
    [ChatCommand("unmute", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> UnmuteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return await ListAsync(call, cancellationToken);
        }

        if (call.MeansAll)
        {
            await mutes.RemoveAllAsync(call.Target, cancellationToken);
            return Say(texts.Html(call.Language, "follows.mutesNone"));
        }

        var gone = FollowedQuery.IsKey(call.Words[0]) ? await mutes.RemoveAsync(call.Target, call.Words[0], cancellationToken) : null;
        if (gone is null && FollowedQuery.Read(call.Arguments, call.Now, topics) is { } typed)
        {
            gone = await mutes.RemoveAsync(call.Target, typed.Key, cancellationToken)
                ?? (await AsSourceAsync(typed, call, cancellationToken) is { } source ? await mutes.RemoveAsync(call.Target, source.Key, cancellationToken) : null);
        }

        var toast = gone is null ? texts.Get(call.Language, "follows.muteWasNot") : texts.Get(call.Language, "follows.unmutedToast", ("words", ShownQuery.Of(gone.Query, call.Language, OnButton)));
        if (call is { IsTap: true, Words: [_, FollowReplies.InList] })
        {
            return await ListAsync(call, cancellationToken) with { EditsMessage = true, Toast = toast };
        }

        return Say(gone is null ? texts.Html(call.Language, "follows.muteWasNot") : texts.Html(call.Language, "follows.unmuted", ("words", ShownQuery.Of(gone.Query, call.Language, Shown)))) with
        {
            Buttons = gone is null ? [[Muted(call.Language)]] : [[ReplyButton.Run(texts.Get(call.Language, "follows.muteAgain"), $"/mute {gone.Query}"), Muted(call.Language)]],
            Toast = toast,
        };
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var muted = await mutes.ListAsync(call.Target, cancellationToken);
        return muted.Count == 0
            ? Say(HtmlText.Lines(texts.Html(call.Language, "follows.mutesNone"), texts.Html(call.Language, "follows.muteUsage")))
            : Say(HtmlText.Lines(
                [
                    texts.Html(call.Language, "follows.mutesTitle", ("count", muted.Count)),
                    .. muted.Select((words, index) => HtmlText.Of($"{index + 1}. {ShownQuery.Of(words.Query, call.Language, Shown)}")),
                    texts.Html(call.Language, "follows.mutesEnd"),
                ])) with
            {
                Buttons = [.. muted.Select(words => ReplyButton.Run(texts.Get(call.Language, "follows.remove", ("words", ShownQuery.Of(words.Query, call.Language, OnButton))), $"/unmute {words.Key} {FollowReplies.InList}")).Chunk(2)],
            };
    }

    // Whoever types a source's name means the source, and not every post that names it.
    private async Task<FollowedQuery?> AsSourceAsync(FollowedQuery typed, CommandCall call, CancellationToken cancellationToken) =>
        typed.Query.Clauses.All(clause => clause is { IsNegated: false, AnyOf: [QueryTerm.Word { InTitle: false }] })
        && await known.FindAsync(typed.Text.Replace("\"", "", StringComparison.Ordinal), cancellationToken) is { } source
            ? FollowedQuery.Read(QueryWriter.Write(QueryField.Source, source), call.Now, topics)
            : null;

    private ReplyButton Muted(Language language) => ReplyButton.Run(texts.Get(language, "follows.mutes"), "/mute");

    private static Reply Say(HtmlText text) => Reply.Of(text) with { EditsMessage = false };
}
