/// Lets a repository know whether it may write: `tx.campaigns` of a ``WriteTransaction`` has the writing functions, that
/// of a ``ReadTransaction`` hasn't.
package protocol TransactionScope: ReadTransaction {}

extension ReadTransaction: TransactionScope {}
