using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

[ChatCommand("subscribe", Access.GroupAdmins, Order = 110, Example = "/subscribe ai energy")]
internal sealed class SubscribeCommand(SubscriberStore subscribers, TopicWords words, TopicsView view, TopicReplies replies, TextCatalogue texts) : IChatCommand
{
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
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
            return view.Show(after, call.Now, call.Language) with
            {
                Toast = texts.Get(call.Language, "subscribers.toastSubscribed", ("topic", view.Names(ids, call.Language))),
            };
        }

        var added = ids.Where(id => !before.Has(id)).ToList();
        var line = texts.Html(call.Language, added.Count == 0 ? "subscribers.wasSubscribed" : "subscribers.subscribed", ("topics", view.Names(added.Count == 0 ? ids : added, call.Language)));
        return replies.Changed(line, after, call, named.Unknown, "/subscribe");
    }
}
