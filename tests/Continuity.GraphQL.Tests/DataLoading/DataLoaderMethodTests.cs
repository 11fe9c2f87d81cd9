using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.DataLoading;

// The interfaces stand beside their methods, internal as in an application.
internal interface ISquareDataLoader : IDataLoader<int, Square>;

internal interface IFactorsOfDataLoader : IDataLoader<int, int[]>;

internal interface IWrongResultDataLoader : IDataLoader<int, string>;

internal sealed record Square(int Value);

public sealed class DataLoaderMethodTests
{
    [Fact]
    public async Task AddTypes_ADataLoaderMethod_ServesItsInterfaceWithServices()
    {
        var scheduler = new RecordingScheduler();
        await using var provider = Services(scheduler, typeof(Loaders));
        await using var scope = provider.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<ISquareDataLoader>();
        var (three, four) = (loader.LoadAsync(3), loader.LoadAsync(-4));
        await scheduler.DispatchAsync();

        Assert.Equal(new Square(9), await three);
        Assert.Null(await four);
        Assert.Equal(["3,-4"], provider.GetRequiredService<List<string>>());
    }

    [Fact]
    public async Task AddTypes_ADataLoaderMethodWithALookup_GivesArrays()
    {
        var scheduler = new RecordingScheduler();
        await using var provider = Services(scheduler, typeof(Loaders));
        await using var scope = provider.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<IFactorsOfDataLoader>();
        var load = loader.LoadAsync(12);
        await scheduler.DispatchAsync();

        var factors = await load;
        Assert.Equal([2, 2, 3], factors!);
    }

    [Fact]
    public async Task AddTypes_DataLoaders_AreOneEachRequest()
    {
        await using var provider = Services(new RecordingScheduler(), typeof(Loaders), typeof(ByClass));
        await using var one = provider.CreateAsyncScope();
        await using var other = provider.CreateAsyncScope();

        Assert.Same(one.ServiceProvider.GetRequiredService<ISquareDataLoader>(), one.ServiceProvider.GetRequiredService<ISquareDataLoader>());
        Assert.NotSame(one.ServiceProvider.GetRequiredService<ISquareDataLoader>(), other.ServiceProvider.GetRequiredService<ISquareDataLoader>());
        Assert.NotSame(one.ServiceProvider.GetRequiredService<ByClass>(), other.ServiceProvider.GetRequiredService<ByClass>());
    }

    [Fact]
    public void AddTypes_AMethodThatIsNoDataLoader_NamesItAndWhatItLacks() =>
        Assert.Equal(
            [
                "Continuity.GraphQL.Tests.DataLoading.DataLoaderMethodTests.Wrong.GetNobodyAsync: declare the interface INobodyDataLoader : IDataLoader<TKey, TValue> beside it, without members of its own.",
                "Continuity.GraphQL.Tests.DataLoading.DataLoaderMethodTests.Wrong.SquareAsync: a data loader's method is static and takes its keys as IReadOnlyList<Int32>.",
                "Continuity.GraphQL.Tests.DataLoading.DataLoaderMethodTests.Wrong.GetWrongResultAsync: return a task of IReadOnlyDictionary<Int32, String>, or of an ILookup where IWrongResultDataLoader gives arrays.",
            ],
            Assert.Throws<SchemaException>(() => new ServiceCollection().AddGraphQLServer().AddTypes(typeof(Wrong))).Problems);

    private static ServiceProvider Services(IBatchScheduler scheduler, params Type[] types)
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddTypes(types);
        return services.AddSingleton(new List<string>()).AddScoped(_ => scheduler).BuildServiceProvider();
    }

    internal static class Loaders
    {
        [DataLoader]
        public static async Task<IReadOnlyDictionary<int, Square>> GetSquareAsync(IReadOnlyList<int> keys, List<string> batches, CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            batches.Add(string.Join(',', keys));
            return keys.Where(key => key >= 0).ToDictionary(key => key, key => new Square(key * key));
        }

        [DataLoader]
        internal static ValueTask<ILookup<int, int>> FactorsOf(IReadOnlyList<int> numbers) => new(numbers.SelectMany(Factors).ToLookup(f => f.Number, f => f.Factor));

        private static IEnumerable<(int Number, int Factor)> Factors(int number)
        {
            var rest = number;
            for (var factor = 2; rest > 1; factor++)
            {
                for (; rest % factor == 0; rest /= factor)
                {
                    yield return (number, factor);
                }
            }
        }
    }

    internal static class Wrong
    {
        [DataLoader]
        public static Task<Dictionary<int, string>> GetNobodyAsync(IReadOnlyList<int> keys) => throw new NotSupportedException();

        [DataLoader]
        public static Task<Dictionary<int, Square>> SquareAsync(int[] keys) => throw new NotSupportedException();

        [DataLoader]
        public static Task<Dictionary<int, int>> GetWrongResultAsync(IReadOnlyList<int> keys) => throw new NotSupportedException();
    }

    internal sealed class ByClass(IBatchScheduler scheduler) : BatchDataLoader<int, int>(scheduler)
    {
        protected override Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<int, int>>(keys.ToDictionary(key => key));
    }
}
