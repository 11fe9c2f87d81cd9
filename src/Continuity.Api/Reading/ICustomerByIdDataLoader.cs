using Continuity.Customers;
using Continuity.GraphQL.DataLoading;

namespace Continuity.Api.Reading;

/// <summary>Customers by their ids; one that was redirected gives the customer it was redirected to.</summary>
public interface ICustomerByIdDataLoader : IDataLoader<CustomerId, CustomerState>;
