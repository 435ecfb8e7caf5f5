//! Collections.
#[home = "alloc"] mod binary_heap;
#[home = "alloc"] pub mod btree_map;
#[home = "alloc"] pub mod btree_set;
pub mod hash_map;
pub mod hash_set;
#[home = "alloc"] pub mod vec_deque;
pub use self::binary_heap::{BinaryHeap, PeekMut};
pub use self::btree_map::BTreeMap;
pub use self::btree_set::BTreeSet;
pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use self::vec_deque::{LinkedList, VecDeque};
pub use crate::ops::Bound;
