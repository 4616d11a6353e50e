using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Roles;

namespace ChatDigestBot.Checkups;

/// <summary>The folder of posts, and whether anybody may run the bot.</summary>
internal sealed class PostsCheckup(ArticlesOptions articles, AccessOptions access) : ICheckup
{
    public Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        LookAtPosts(),
        access.Admins.Count > 0 ? Finding.Good("admins", "admins", ("count", access.Admins.Count)) : Finding.Note("admins", "adminsNone"),
    ]);

    private Finding LookAtPosts()
    {
        var problems = new List<PostProblem>();
        var posts = new PostFolder(articles.Path).List(problems.Add).Count();
        return problems.Count > 0 ? Finding.Problem("posts", "postsUnreadable", ("words", problems[0].Message), ("path", problems[0].Path))
            : posts == 0 ? Finding.Problem("posts", "postsNone", ("folder", articles.Path))
            : Finding.Good("posts", "posts", ("count", posts), ("folder", articles.Path));
    }
}
