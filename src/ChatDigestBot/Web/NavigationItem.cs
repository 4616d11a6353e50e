namespace ChatDigestBot.Web;

/// <summary>A page of the console in its navigation; features add theirs with <c>AddSingleton</c>.</summary>
internal sealed record NavigationItem(int Order, string Title, string Path);
