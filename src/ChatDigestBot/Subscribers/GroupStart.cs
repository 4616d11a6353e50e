using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary><c>/start</c> in a group: anybody may say hello there, and a link's topic counts when an admin brings it.</summary>
internal sealed class GroupStart(SubscriberStore subscribers, GroupAdmins admins, GroupGreetings greetings, TopicsView view, TextCatalogue texts)
{
    public async Task<Reply> StartAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var group = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        if (view.FindLinked(call.Arguments).Select(topic => topic.Id).Where(id => !group.Has(id)).ToList() is { Count: > 0 } wishes && await IsAdminAsync(call, cancellationToken))
        {
            (_, group) = await subscribers.ChangeAsync(call.Target, known => known.With(wishes, call.Now), call.Now, cancellationToken);
        }

        var wasGreeted = greetings.WasGreeted(call.Chat.Id);
        greetings.Greeted(call.Chat.Id);
        return group.Subscriptions.Count > 0 ? view.Show(group, call.Now, call.Language)
            : wasGreeted ? Reply.None
            : view.Greet(texts.Html(call.Language, "subscribers.helloGroup"), group, call.Language);
    }

    private async Task<bool> IsAdminAsync(CommandCall call, CancellationToken cancellationToken) =>
        call.IsAnonymousAdmin || await admins.ContainsAsync(call.Chat.TelegramId, call.Person.Id, cancellationToken) is true;
}
