namespace ChatDigestBot.Subscribers;

internal sealed record SubscriberChange(Subscriber Before, Subscriber After);
