using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Which topics a chat reads.</summary>
internal sealed class TopicCommands(SubscriberStore subscribers, TopicParser words, TopicsView view, TopicReplies replies, TextCatalogue texts)
{
    /// <summary>With the number of a page, as its buttons have it, in the place of the page before.</summary>
    [ChatCommand("topics", Access.Everyone, Order = 20)]
    public async Task<Reply> TopicsAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var isPage = int.TryParse(call.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return view.Show(await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call.Now, call.Language, page) with { EditsMessage = isPage };
    }

    [ChatCommand("subscribe", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> SubscribeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var named = words.Read(call.Arguments);
        if (named.Topics.Count == 0)
        {
            var asItIs = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
            return named.Unknown.Count == 0 ? view.Show(asItIs, call.Now, call.Language) : replies.Unknown(named.Unknown, "/subscribe", call.Language);
        }

        var ids = named.Topics.Select(topic => topic.Id).ToList();
        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known.With(ids, call.Now), call.Now, cancellationToken);
        if (call.IsTap)
        {
            return view.Show(after, call.Now, call.Language, view.PageOf(ids[0])) with
            {
                Toast = texts.Get(call.Language, "subscribers.toastSubscribed", ("topic", view.Names(ids, call.Language))),
            };
        }

        var added = ids.Where(id => !before.Has(id)).ToList();
        var line = texts.Html(call.Language, added.Count == 0 ? "subscribers.wasSubscribed" : "subscribers.subscribed", ("topics", view.Names(added.Count == 0 ? ids : added, call.Language)));
        return replies.Changed(line, after, call, named.Unknown, "/subscribe");
    }

    [ChatCommand("unsubscribe", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> UnsubscribeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.MeansAll)
        {
            var (_, none) = await subscribers.ChangeAsync(call.Target, known => known.Without([.. known.TopicIds]), call.Now, cancellationToken);
            return replies.Changed(texts.Html(call.Language, "subscribers.unsubscribedAll"), none, call, [], "/unsubscribe");
        }

        var named = words.Read(call.Arguments);
        if (named.Topics.Count == 0)
        {
            var asItIs = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
            return named.Unknown.Count == 0 ? view.Show(asItIs, call.Now, call.Language) : replies.Unknown(named.Unknown, "/unsubscribe", call.Language);
        }

        var ids = named.Topics.Select(topic => topic.Id).ToList();
        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known.Without(ids), call.Now, cancellationToken);
        if (call.IsTap)
        {
            return view.Show(after, call.Now, call.Language, view.PageOf(ids[0])) with
            {
                Toast = texts.Get(call.Language, "subscribers.toastUnsubscribed", ("topic", view.Names(ids, call.Language))),
            };
        }

        var removed = ids.Where(before.Has).ToList();
        var line = texts.Html(
            call.Language, removed.Count == 0 ? "subscribers.wasNotSubscribed" : "subscribers.unsubscribed", ("topics", view.Names(removed.Count == 0 ? ids : removed, call.Language)));
        return replies.Changed(line, after, call, named.Unknown, "/unsubscribe");
    }
}
