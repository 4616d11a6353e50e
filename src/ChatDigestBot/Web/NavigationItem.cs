namespace ChatDigestBot.Web;

/// <summary>A page of the console in its navigation; features add theirs with <c>AddSingleton</c>.</summary>
/// <param name="Order">Ascending; a new ten begins a new group.</param>
/// <param name="Title">The key of its name in the texts.</param>
/// <param name="Path">Where it is, without the prefix of <see cref="WebOptions.PublicUrl"/>.</param>
/// <param name="Icon">The path data of a drawing on a square of 24, drawn as a line.</param>
internal sealed record NavigationItem(int Order, string Title, string Path, string Icon = NavigationItem.Dot)
{
    /// <summary>For pages without a drawing of their own.</summary>
    public const string Dot = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
}
