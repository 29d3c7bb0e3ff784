using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.AddingAPicture;
using Standards.ReadingAPicture;
using Standards.Storage;
using Standards.WritingAManuscript;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

sealed partial class Query
{
    /// <summary>A picture by its hash; null where the one who asks may read no text that has it. Those of editions and amendments are for everyone; those of working texts for who gave them or may write there.</summary>
    [Public]
    public static async Task<PictureView?> Picture(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] PictureShelf pictures, [Id] string sha256)
    {
        var holders = await database.ReadAsync(
            "select holder_id, shown, added_by from picture_of where sha256 = $1 order by shown desc", [Sql.Text(sha256)],
            r => (Holder: r.GetGuid(0), Shown: r.GetBoolean(1), By: r.OrNull<Guid>(2)), context.CancellationToken);
        var isShown = holders is [{ Shown: true }, ..];
        if (!isShown && !await MayReadAsync())
            return null;
        return await pictures.FindAsync(sha256, context.CancellationToken) is { } picture ? new(picture, isShown) : null;

        async Task<bool> MayReadAsync()
        {
            if (Caller.Of(context.User) is not { PersonId: { } person } caller || holders.Count == 0)
                return false;
            if (caller.Roles.Contains(Roles.Secretariat) || holders.Exists(h => h.By == person))
                return true;
            foreach (var (holder, _, _) in holders)
                if ((await Grains.AskAsync(() => grains.GetGrain<IManuscriptGrain>(holder.ToString("D")).WatchAsync(new(person, false), comes: false), context.CancellationToken)).Code is null)
                    return true;
            return false;
        }
    }
}
