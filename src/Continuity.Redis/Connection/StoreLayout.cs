using System.Globalization;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Connection;

/// <summary>The layout that a store was first used with: version and partition count. A key is only found again under the same one.</summary>
internal sealed class StoreLayout(IRedisCalls redis)
{
    /// <summary>The layout's version; raised when a change makes older data unreadable.</summary>
    public const int Version = 1;

    private static string Current => string.Create(CultureInfo.InvariantCulture, $"layout {Version}, {Partition.Count} partitions");

    /// <summary>Writes the layout to an unused store; compares it in a used one.</summary>
    /// <exception cref="StoreRefusedException">The store has another layout.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var found = await redis.GetAsync(SystemKeys.Layout, cancellationToken);
        if (found.IsNull)
        {
            await redis.SetIfAbsentAsync(SystemKeys.Layout, Current, null, cancellationToken);
            found = await redis.GetAsync(SystemKeys.Layout, cancellationToken);
        }

        if (found != Current)
        {
            throw new StoreRefusedException($"The store has {found}; this program needs {Current}. Use the program it was made with, or another store.");
        }
    }
}
