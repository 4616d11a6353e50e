using ChatDigestBot.Articles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Digests.Desk;

/// <summary>Takes articles out of coming editions, moves them up, introduces and approves; each act has a way back and stands in the audit log with what was before.</summary>
/// <remarks>What nobody touches goes out by itself at its hour. An edition that has gone out already stays as it is.</remarks>
internal sealed class EditorsDesk(Database database, ArticleCatalogue articles, TimeProvider clock)
{
    public const int MaxIntro = 200;

    /// <summary>It is not told in this edition; it stays news for the next. False where there is no such article.</summary>
    public Task<bool> TakeOutAsync(ComingEdition edition, string articleKey, long editor, CancellationToken cancellationToken) =>
        PlaceAsync(edition, articleKey, editor, "desk-out", _ => 0, cancellationToken);

    /// <summary>It comes before all others, those moved up earlier too. False where there is no such article.</summary>
    public Task<bool> MoveUpAsync(ComingEdition edition, string articleKey, long editor, CancellationToken cancellationToken) =>
        PlaceAsync(edition, articleKey, editor, "desk-up", notes => notes.Places.Values.DefaultIfEmpty().Max() + 1, cancellationToken);

    /// <summary>It goes where the rules put it. False where there is no such article.</summary>
    public Task<bool> PutBackAsync(ComingEdition edition, string articleKey, long editor, CancellationToken cancellationToken) =>
        PlaceAsync(edition, articleKey, editor, "desk-back", _ => null, cancellationToken);

    /// <summary>False where somebody else has changed the line since the form was shown: then nothing is.</summary>
    /// <param name="edition">Which.</param>
    /// <param name="intro">One line of at most <see cref="MaxIntro"/>; empty takes it away.</param>
    /// <param name="editor">Whose word it is.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<bool> IntroduceAsync(ComingEdition edition, TypedOver intro, long editor, CancellationToken cancellationToken) => ChangeAsync(
        edition,
        editor,
        "desk-intro",
        title: null,
        isRefused: notes => intro.IsOutdated(notes.Intro),
        async (session, notes) =>
        {
            var line = PlainText.OneLine(intro.Text);
            await EditionNoteStore.SetIntroAsync(session, edition, line.Length == 0 ? null : PlainText.Beginning(line, MaxIntro));
            return notes.Intro;
        },
        cancellationToken);

    /// <summary>Somebody looked at it: for <see cref="ReaderNotes.ApprovalHolds"/> what comes in later waits.</summary>
    public Task<bool> ApproveAsync(ComingEdition edition, long editor, CancellationToken cancellationToken) => ChangeAsync(
        edition,
        editor,
        "desk-approved",
        title: null,
        isRefused: _ => false,
        async (session, notes) =>
        {
            await EditionNoteStore.SetApprovedAsync(session, edition, clock.GetUtcNow(), editor);
            return AuditAct.Desk.Approved(notes.ApprovedAt);
        },
        cancellationToken);

    /// <summary>It goes by itself again.</summary>
    public Task<bool> UnapproveAsync(ComingEdition edition, long editor, CancellationToken cancellationToken) => ChangeAsync(
        edition,
        editor,
        "desk-unapproved",
        title: null,
        isRefused: _ => false,
        async (session, notes) =>
        {
            await EditionNoteStore.SetApprovedAsync(session, edition, at: null, by: null);
            return AuditAct.Desk.Approved(notes.ApprovedAt);
        },
        cancellationToken);

    private async Task<bool> PlaceAsync(ComingEdition edition, string articleKey, long editor, string act, Func<EditionNotes, int?> place, CancellationToken cancellationToken)
    {
        if (await articles.FindByKeyAsync(articleKey, cancellationToken) is not { } article)
        {
            return false;
        }

        return await ChangeAsync(
            edition,
            editor,
            act,
            article.Title,
            isRefused: _ => false,
            async (session, notes) =>
            {
                await EditionNoteStore.SetPlaceAsync(session, edition, articleKey, place(notes));
                return notes.IsOut(article.StoryId) ? "out" : notes.PlaceOf(article.StoryId) > 0 ? "up" : null;
            },
            cancellationToken);
    }

    private Task<bool> ChangeAsync(
        ComingEdition edition, long editor, string act, string? title, Predicate<EditionNotes> isRefused, Func<DbSession, EditionNotes, Task<string?>> change, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await EditionNoteStore.HoldAsync(session, edition);
            var notes = await EditionNoteStore.FindAsync(session, edition);
            if (isRefused(notes))
            {
                return false;
            }

            var was = await change(session, notes);
            await AuditLog.AddAsync(session, clock.GetUtcNow(), editor, new AuditAct.Desk(act, (edition.TopicId, edition.Language, edition.Date), title) { Was = was });
            return true;
        },
        cancellationToken);
}
